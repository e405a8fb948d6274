package dev.espalier.evaluate.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.data.TinyImages;
import dev.espalier.evaluate.Evaluator;
import dev.espalier.evaluate.RecordedWork;
import dev.espalier.evaluate.TrainingEvaluatorContract;
import dev.espalier.search.Candidate;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Objective.Direction;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.setting.Settings;
import dev.espalier.space.Architecture;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.sgnas.SgnasCifar;
import dev.espalier.step.Records.Evaluation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Unlike the evaluators of {@link dev.espalier.evaluate.ResumingEvaluatorContract}, it leaves what it trained for others, so
 * nobody begins anew.
 */
class InheritingEvaluatorTest extends TrainingEvaluatorContract<InheritingSettings> {

    private static final SgnasCifar SPACE = new SgnasCifar();

    private static final SearchProblem PROBLEM = problem(SPACE, Metric.VAL_ACCURACY_PCT);

    /** Of one network each: sub-blocks in another order, and with skips elsewhere. */
    private static final int FIRST_LAYER = 6;

    @TempDir
    Path kept;

    @Override
    protected Evaluator<InheritingSettings> evaluator() {
        return evaluator(SPACE);
    }

    private static InheritingEvaluator evaluator(SearchSpace space) {
        return new InheritingEvaluator(_ -> Optional.of(space), new TinyImages(64), () -> 0);
    }

    @Override
    protected Map<String, Object> settings() {
        return Map.of(
                "dataset",
                "tiny",
                "supernet_epochs",
                2,
                "supernet_batch",
                16,
                "cells",
                1,
                "width",
                8,
                "crop",
                1,
                "checkpoint_seconds",
                0,
                "images",
                40);
    }

    @Override
    protected SearchSpace space() {
        return SPACE;
    }

    private InheritingSettings parsed(Map<String, Object> changed) {
        var all = new HashMap<>(settings());
        all.putAll(changed);
        return Settings.parse("evaluator supernet-weights", InheritingSettings.class, all);
    }

    private static SearchProblem problem(SearchSpace space, Metric metric) {
        return new SearchProblem(space.name(), List.of(new Objective(metric, Direction.MAXIMIZE)), List.of());
    }

    private RecordedWork workOf(String name) {
        return new RecordedWork(new FileArtifactStore(kept.resolve(name)));
    }

    private List<Evaluation> evaluated(Evaluator<InheritingSettings> evaluator, RecordedWork work, int... seeds) {
        return evaluator.evaluate(candidates(seeds), PROBLEM, parsed(Map.of()), work);
    }

    private static List<Candidate> candidates(int... seeds) {
        return IntStream.of(seeds)
                .mapToObj(seed -> candidate(SPACE.sample(new SplittableRandom(seed))))
                .toList();
    }

    private static Candidate candidate(Architecture architecture) {
        return new Candidate(architecture, List.of(), "random");
    }

    @Test
    void oneSupernetServesAllAndIsTrainedOnce() {
        var first = workOf("shared");
        evaluated(evaluator(), first, 1, 2);
        assertThat(first.saved()).isNotEmpty();
        var second = workOf("shared");
        var later = evaluated(evaluator(), second, 3);
        assertThat(second.saved()).isEmpty();
        assertThat(later).isEqualTo(evaluated(evaluator(), workOf("another"), 3));
    }

    @Test
    void goesOnWithASupernetThatWasCutOffAndEndsTheSame() {
        var whole = workOf("whole");
        var evaluations = evaluated(evaluator(), whole, 1, 2);
        assertThatThrownBy(() -> evaluated(evaluator(), workOf("cut").thatEndsAfter(3), 1, 2))
                .isInstanceOf(CancellationException.class);
        var later = workOf("cut");
        assertThat(evaluated(evaluator(), later, 1, 2)).isEqualTo(evaluations);
        assertThat(later.saved()).hasSizeLessThan(whole.saved().size());
    }

    @Test
    void leavesOfItsTrainingTheWeightsAndWhatWasReachedEpochByEpoch() {
        var work = workOf("left");
        evaluated(evaluator(), work, 1);
        assertThat(work.artifacts().list("training")).isEmpty();
        var kept = work.artifacts().list("supernets");
        assertThat(kept).filteredOn(key -> key.endsWith(".safetensors")).hasSize(1);
        assertThat(kept).filteredOn(key -> key.endsWith(".json")).hasSize(kept.size() - 1);
    }

    @Test
    void twoAtTheSameTimeTrainItOnce() {
        var alone = workOf("alone");
        evaluated(evaluator(), alone, 1);
        var evaluator = evaluator();
        var works = List.of(workOf("together"), workOf("together"), workOf("together"));
        var running = works.stream()
                .map(work -> CompletableFuture.supplyAsync(() -> evaluated(evaluator, work, 1)))
                .toList();
        var evaluations = running.stream().map(CompletableFuture::join).toList();
        assertThat(evaluations.stream().distinct()).hasSize(1);
        assertThat(works.stream().mapToInt(work -> work.saved().size()).sum())
                .isEqualTo(alone.saved().size());
    }

    @Test
    void whatItsTrainingTookIsCountedOnceAndWithTheFirst() {
        var ticks = new AtomicLong();
        var evaluator = new InheritingEvaluator(
                _ -> Optional.of(SPACE), new TinyImages(64), () -> ticks.addAndGet(1_000_000_000));
        var first = seconds(evaluated(evaluator, workOf("counted"), 1, 2));
        var later = seconds(evaluated(evaluator, workOf("counted"), 3));
        assertThat(first.getFirst()).isGreaterThan(8);
        assertThat(first.getLast()).isEqualTo(1);
        assertThat(later).containsExactly(1L);
    }

    private static List<Long> seconds(List<Evaluation> evaluations) {
        return evaluations.stream().map(Evaluation::gpuSeconds).toList();
    }

    @Test
    void architecturesOfOneNetworkInheritTheSame() {
        var sorted = new ArrayList<>(
                SPACE.canonical(SPACE.sample(new SplittableRandom(4))).choices());
        var first = List.of(0, 1, 2, 3, 3, 3);
        var other = List.of(2, 0, 3, 1, 3, 3);
        for (int block = 0; block < FIRST_LAYER; block++) {
            sorted.set(block, first.get(block));
        }
        var turned = new ArrayList<>(sorted);
        for (int block = 0; block < FIRST_LAYER; block++) {
            turned.set(block, other.get(block));
        }
        var evaluations = evaluator()
                .evaluate(
                        List.of(
                                candidate(new Architecture(SPACE.name(), sorted)),
                                candidate(new Architecture(SPACE.name(), turned))),
                        PROBLEM,
                        parsed(Map.of()),
                        workOf("turned"));
        assertThat(evaluations.getFirst()).isEqualTo(evaluations.getLast());
    }

    @Test
    void tellsAccuracyAndLoss() {
        assertThat(evaluated(evaluator(), workOf("told"), 1).getFirst().outcome())
                .isInstanceOfSatisfying(
                        Outcome.Measured.class,
                        measured -> assertThat(measured.measures().values())
                                .containsOnlyKeys("val_accuracy_pct", "val_loss"));
    }

    @Test
    void aSupernetThatDivergesFailsItsGroupInASentence() {
        var evaluations =
                evaluator().evaluate(candidates(1, 2), PROBLEM, parsed(Map.of("supernet_rate", 1e30)), workOf("wild"));
        assertThat(evaluations)
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.outcome())
                        .isInstanceOfSatisfying(
                                Outcome.Failed.class,
                                failed -> assertThat(failed.error()).startsWith("The training diverged")));
    }

    @Test
    void whatKeepsItFromServingIsSaidInSentences() {
        assertThat(evaluator(new NasBench201())
                        .problems(
                                problem(new NasBench201(), new Metric("test_accuracy_pct")),
                                parsed(Map.of("dataset", "tinny"))))
                .containsExactly(
                        "The metric (test_accuracy_pct) must be one that inherited weights tell to be optimised: val_accuracy_pct, val_loss.",
                        "The space (nasbench201) must be one of sgnas, sgnas-cifar and sgnas-se to have a supernet: only their networks are paths of one.",
                        "There is no data set (tinny); there are tiny.\nMaybe you meant `tiny`.");
    }

    @Test
    void itsSettingsAreThoseOfTheSupernetAndItsOwn() {
        assertThat(evaluator().frame(parsed(Map.of())).width()).isEqualTo(8);
        assertThat(Settings.describe(InheritingSettings.class).getLast().name()).isEqualTo("images");
        assertThatThrownBy(() -> parsed(Map.of("images", 0, "supernet_epochs", 0)))
                .hasMessageContaining("The images (0) must be at least 1.")
                .hasMessageContaining("The supernet_epochs (0) must be at least 1.");
    }
}
