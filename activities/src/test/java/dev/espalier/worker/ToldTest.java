package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.artifact.Once;
import dev.espalier.search.Checkpoint;
import dev.espalier.search.Curve;
import dev.espalier.search.CurvePoint;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.step.Attempts;
import dev.espalier.step.Attempts.Attempt;
import dev.espalier.step.Curves;
import dev.espalier.step.MethodSteps.At;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToldTest {

    private static final At AT =
            new At("x", 0, new Checkpoint(2, 1, 1, 0, true, new ArtifactRef("state", "00", 0), null));

    @TempDir
    Path folder;

    private FileArtifactStore store;

    @BeforeEach
    void open() {
        store = new FileArtifactStore(folder);
    }

    private Told attempt(int attempt) {
        return new Told(new Unhurried(store), AT, new Attempt(3, attempt, "here:1", 0));
    }

    private static List<CurvePoint> epochs(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(epoch -> CurvePoint.epoch(epoch, 10, Measures.of(Metric.VAL_ACCURACY_PCT, 5 * epoch)))
                .toList();
    }

    private Curve whole(Told told) {
        return new Once(store).read(Objects.requireNonNull(told.whole()), Curve.class);
    }

    @Test
    void whatWasToldFirstCanBeReadWhileItGoesOn() {
        var told = attempt(1);
        epochs(1, 4).forEach(told::curve);
        assertThat(new Curves(store).read("x", 2, 3).points())
                .as("the others wait, so that not every point is a file")
                .isEqualTo(epochs(1, 1));
    }

    @Test
    void endsAsOneCurveOverAllAttempts() {
        epochs(1, 7).forEach(attempt(1)::curve);
        new Curves(store).keep("x", 2, 3, 1, 1, epochs(2, 7));
        var later = attempt(2);
        epochs(5, 10).forEach(later::curve);
        assertThat(whole(later)).isEqualTo(new Curve(epochs(1, 10)));
    }

    @Test
    void anAttemptThatDoesNotKnowThatItIsOverAddsNothing() {
        var forgotten = attempt(1);
        epochs(1, 3).forEach(attempt(2)::curve);
        epochs(1, 9).forEach(forgotten::curve);
        new Curves(store).keep("x", 2, 3, 1, 7, epochs(5, 9));
        var last = attempt(2);
        assertThat(new Curves(store).read("x", 2, 3).points()).isEqualTo(epochs(1, 1));
        assertThat(whole(last).points()).isEqualTo(epochs(1, 1));
    }

    @Test
    void leavesNothingWhereNothingWasTold() {
        assertThat(attempt(1).whole()).isNull();
    }

    @Test
    void notesWhenItLastSavedWhereLaterAttemptsFindIt() {
        var attempts = new Attempts(store);
        var mine = new Attempt(3, 1, "here:1", 0);
        var told = attempt(1);
        told.heartbeat(null);
        assertThat(attempts.goesOn("x", 2, mine)).isFalse();
        told.heartbeat(new ArtifactRef("training/a/000000001/b", "00", 0));
        told.heartbeat(new ArtifactRef("training/a/000000002/c", "00", 0));
        assertThat(attempts.savedAt("x", 2, mine)).isPositive();
        assertThat(store.list("experiments/x/000002/saved"))
                .as("a program that saves every moment writes no note every moment")
                .hasSize(1);
    }

    @Test
    void theSameCurveIsKeptOnce() {
        var one = attempt(1);
        epochs(1, 10).forEach(one::curve);
        var kept = Objects.requireNonNull(one.whole());
        var other = new Told(new Unhurried(store), AT, new Attempt(4, 1, "here:1", 0));
        epochs(1, 10).forEach(other::curve);
        assertThat(other.whole()).isEqualTo(kept);
        assertThat(kept.key()).isEqualTo("curves/" + kept.sha256() + ".json");
    }
}
