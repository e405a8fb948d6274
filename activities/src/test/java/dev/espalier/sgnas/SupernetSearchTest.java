package dev.espalier.sgnas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.artifact.Once;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.data.TinyImages;
import dev.espalier.hardware.Cost;
import dev.espalier.method.Screen;
import dev.espalier.method.SearchContext;
import dev.espalier.method.SearchMethod.Warmup;
import dev.espalier.method.Work;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.SearchProblem;
import dev.espalier.setting.Settings;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.cell.NasBench101;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.sgnas.SgnasCifar;
import dev.espalier.worker.Unhurried;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a supernet of six narrow layers for the tiny images. */
class SupernetSearchTest {

    private static final SgnasCifar SPACE = new SgnasCifar();
    private static final Frame FRAME = new Frame(3, 8, 4, 1, 8);
    private static final CostTensor MACS = CostTensor.of(Grid.of(SPACE), architecture -> macs(architecture, SPACE));

    @TempDir
    Path folder;

    private final SgnasSearch method = new SgnasSearch(new TinyImages(64), () -> 0);

    private static double macs(Architecture architecture, SearchSpace space) {
        return Cost.of(space.network(architecture, FRAME)).macs() / 1e6;
    }

    private static double part(double share) {
        return MACS.least() + share * (MACS.most() - MACS.least());
    }

    private static SgnasSettings settings(Map<String, Object> others) {
        var all = new HashMap<String, Object>(Map.of(
                "dataset", "tiny",
                "supernet_epochs", 2,
                "supernet_batch", 16,
                "cells", 1,
                "width", 8,
                "cost", "macs_m",
                "candidates", 3,
                "generator_epochs", 2,
                "generator_steps", 2));
        all.putAll(Map.of(
                "constraints", 2,
                "generator_batch", 8,
                "images", 20,
                "checkpoint_seconds", 0,
                "targets",
                        String.format(Locale.ROOT, "%.6f..%.6f/%.6f", part(0.4), part(0.61), part(0.6) - part(0.4))));
        all.putAll(others);
        return Settings.parse("method sgnas", SgnasSettings.class, all);
    }

    private static SearchContext<SgnasSettings> context(Map<String, Object> others) {
        var problem = new SearchProblem(
                SPACE.name(), List.of(new Objective(Metric.VAL_ACCURACY_PCT, Objective.Direction.MAXIMIZE)), List.of());
        return new SearchContext<>(
                problem,
                SPACE,
                settings(others),
                RandomGeneratorFactory.of("L64X128MixRandom").create(41),
                architecture -> {
                    var cost = Cost.of(SPACE.network(architecture, FRAME));
                    return Measures.of(Metric.MACS_M, cost.macs() / 1e6)
                            .and(Measures.of(Metric.PARAMS_M, cost.params() / 1e6));
                },
                metric -> Optional.of(architecture -> millis(metric, architecture)),
                Screen.SURROGATE);
    }

    /** Of a device whose name says how much slower it is than others. */
    private static double millis(Metric metric, Architecture architecture) {
        return Integer.parseInt(metric.device()) * macs(architecture, SPACE);
    }

    private Unhurried work(String name) {
        return new Unhurried(new FileArtifactStore(folder.resolve(name)));
    }

    private List<Warmup<SgnasState>> warmed(Map<String, Object> others, Work work) {
        var context = context(others);
        var chunks = new ArrayList<Warmup<SgnasState>>();
        for (var state = method.start(context);
                chunks.isEmpty() || !chunks.getLast().ready(); ) {
            chunks.add(method.warmUp(state, context, work));
            state = chunks.getLast().state();
        }
        return chunks;
    }

    @Test
    void trainsASupernetThenAGeneratorAndRanksItsAnswersByInheritedAccuracy() {
        var chunks = warmed(Map.of(), work("whole"));
        assertThat(chunks.stream()
                        .map(chunk -> Objects.requireNonNull(chunk.progress()).done()))
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(Objects.requireNonNull(chunks.getFirst().progress()).note())
                .matches("paths of the supernet answer [0-9.]+ % of the validation images rightly");
        assertThat(chunks.getLast().state().chosen())
                .hasSize(2)
                .allSatisfy(chosen -> assertThat(chosen.ranked())
                        .hasSize(3)
                        .isSortedAccordingTo((one, other) -> Double.compare(
                                Objects.requireNonNull(other.inheritedPct()),
                                Objects.requireNonNull(one.inheritedPct())))
                        .allMatch(ranked -> macs(ranked.architecture(), SPACE) <= chosen.target()));
    }

    @Test
    void aGeneratorThatIsAskedKeepsItsSupernetUntilItIsClosed() throws IOException {
        var work = work("asked");
        var state = warmed(Map.of(), work).getLast().state();
        var learned = method.learned(state, context(Map.of()), work);
        var first = learned.answers(part(0.5), 3);
        PathUtils.deleteDirectory(folder.resolve("asked"));

        assertThat(learned.answers(part(0.6), 3))
                .as("asked once more, where nothing can be read")
                .isNotEmpty()
                .allMatch(answer -> answer.accuracyPct() != null);
        learned.close();
        assertThat(learned.answers(part(0.5), 3)).as("remembered").isEqualTo(first);
        assertThatThrownBy(() -> learned.answers(part(0.4), 3)).as("let go").isInstanceOf(RuntimeException.class);
    }

    @Test
    void candidatesForATargetAreDifferentNetworks() {
        assertThat(warmed(Map.of(), work("different")).getLast().state().chosen())
                .allSatisfy(chosen -> assertThat(chosen.ranked().stream()
                                .map(ranked -> SPACE.network(ranked.architecture(), FRAME)
                                        .nodes()))
                        .doesNotHaveDuplicates());
    }

    @Test
    void isTheSameWhereverItWasKilled() {
        var whole = warmed(Map.of(), work("whole")).getLast().state();
        var context = context(Map.of());
        var store = new FileArtifactStore(folder.resolve("killed"));
        var state = method.start(context);
        int kills = 0;
        for (boolean ready = false; !ready; ) {
            try {
                var warmup = method.warmUp(state, context, new Killed(store, 1 + 2 * kills));
                state = warmup.state();
                ready = warmup.ready();
            } catch (CancellationException _) {
                kills++;
            }
        }
        assertThat(kills).isGreaterThan(2);
        assertThat(Once.bytes(state)).isEqualTo(Once.bytes(whole));
    }

    @Test
    void anotherCostTrainsTheGeneratorAgainAndNotTheSupernet() {
        var work = work("cost");
        var before = warmed(Map.of(), work).getLast().state();
        var other = context(Map.of("cost", "params_m", "targets", "0.08"));
        assertThat(method.ready(before, other)).isFalse();
        var after = method.warmUp(before, other, work).state();
        assertThat(after.supernet()).isEqualTo(before.supernet());
        assertThat(after.generator().key()).isNotEqualTo(before.generator().key());
        assertThat(after.generator().done()).isEqualTo(1);
        assertThat(after.chosen()).isEmpty();
    }

    @Test
    void anotherDeviceTrainsTheGeneratorAgainAndNotTheSupernet() {
        var work = work("device");
        var asked = Map.<String, Object>of("cost", "latency_ms@1", "targets", "0.25");
        var before = warmed(asked, work).getLast().state();
        assertThat(before.chosen())
                .singleElement()
                .satisfies(chosen ->
                        assertThat(chosen.ranked()).allMatch(ranked -> macs(ranked.architecture(), SPACE) <= 0.25));
        var other = context(Map.of("cost", "latency_ms@2", "targets", "0.5"));
        var after = method.warmUp(before, other, work).state();
        assertThat(after.supernet()).isEqualTo(before.supernet());
        assertThat(after.generator().key()).isNotEqualTo(before.generator().key());
    }

    @Test
    void anotherSupernetIsTrainedFromItsBeginning() {
        var work = work("supernet");
        var before = warmed(Map.of(), work).getLast().state();
        var after =
                method.warmUp(before, context(Map.of("supernet_seed", 2)), work).state();
        assertThat(after.supernet().done()).isEqualTo(1);
        assertThat(after.generator().done()).isZero();
    }

    @Test
    void aSupernetThatDivergesEndsTheSearchWithASentence() {
        assertThatThrownBy(() -> warmed(Map.of("supernet_rate", 1e30), work("wild")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("The supernet cannot be trained so: The training diverged");
    }

    @Test
    void saysWhatItsSupernetCannotBe() {
        assertThat(problems(Map.of(), SPACE)).isEmpty();
        assertThat(problems(Map.of("dataset", "none"), new NasBench201())).isEmpty();
        assertThat(problems(Map.of("dataset", "plenty"), SPACE))
                .containsExactly(
                        "There is no data set (plenty); there are tiny.\nMaybe add it: ./espalier dataset add.");
        assertThat(problems(Map.of(), new NasBench201())).isEmpty();
        assertThat(problems(Map.of(), new NasBench101()))
                .contains("The space (nasbench101) must consist of decisions that are made independently of one another"
                        + " for a generator to answer, but in it choices rule out others.");
        assertThatThrownBy(() -> settings(Map.of("generator_batch", 1)))
                .hasMessageContaining("The generator_batch (1) must be from 2 to 4096.");
    }

    private List<String> problems(Map<String, Object> others, SearchSpace space) {
        return method.problems(context(Map.of()).problem(), space, settings(others));
    }
}
