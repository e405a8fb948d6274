package dev.espalier.sgnas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.artifact.Once;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.data.TinyImages;
import dev.espalier.hardware.Cost;
import dev.espalier.method.AnsweringMethod;
import dev.espalier.method.SearchContext;
import dev.espalier.method.SearchMethod;
import dev.espalier.method.SearchMethodContract;
import dev.espalier.method.Work;
import dev.espalier.search.Candidate;
import dev.espalier.search.Constraint;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Progress;
import dev.espalier.search.SearchProblem;
import dev.espalier.setting.Settings;
import dev.espalier.space.Architecture;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.cell.NasBench101;
import dev.espalier.worker.Unhurried;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For cost alone, on the cells of NAS-Bench-201, whose grid is small. */
class SgnasSearchTest extends SearchMethodContract<SgnasSettings, SgnasState> {

    @TempDir
    Path folder;

    private long nanos;

    @Override
    protected SearchMethod<SgnasSettings, SgnasState> method() {
        return new SgnasSearch(new TinyImages(64), () -> nanos += 1_000_000_000);
    }

    @Override
    protected SgnasSettings params() {
        return settings(Map.of());
    }

    private static SgnasSettings settings(Map<String, Object> others) {
        var all = new HashMap<String, Object>(Map.of(
                "dataset",
                "none",
                "targets",
                "60..140/20",
                "low",
                60,
                "high",
                140,
                "candidates",
                30,
                "generator_epochs",
                12,
                "generator_steps",
                4,
                "cooling",
                0.8));
        all.putAll(others);
        return Settings.parse("method sgnas", SgnasSettings.class, all);
    }

    @Override
    protected SearchContext<SgnasSettings> at(int sequence) {
        return context(params(), sequence);
    }

    private SearchContext<SgnasSettings> context(SgnasSettings settings, int sequence) {
        return context(settings, sequence, space(), List.of(new Constraint(Metric.MACS_M, 130)));
    }

    private static SearchContext<SgnasSettings> context(
            SgnasSettings settings, int sequence, SearchSpace space, List<Constraint> constraints) {
        var problem = new SearchProblem(
                space.name(),
                List.of(new Objective(Metric.VAL_ACCURACY_PCT, Objective.Direction.MAXIMIZE)),
                constraints);
        Function<Architecture, Measures> pricing = architecture -> {
            var cost = Cost.of(space.network(architecture));
            return Measures.of(Metric.MACS_M, cost.macs() / 1e6)
                    .and(Measures.of(Metric.latencyMs("stepped"), Math.floor(cost.macs() / 2e7)));
        };
        return new SearchContext<>(
                problem,
                space,
                settings,
                RandomGeneratorFactory.of("L64X128MixRandom").create(41L + sequence),
                pricing);
    }

    private SgnasState warmed(SearchContext<SgnasSettings> context, SgnasState from, Work work) {
        var state = from;
        for (boolean ready = false; !ready; ) {
            var warmup = method().warmUp(state, context, work);
            state = warmup.state();
            ready = warmup.ready();
        }
        return state;
    }

    private SgnasState warmed(SearchContext<SgnasSettings> context, Work work) {
        return warmed(context, method().start(at(0)), work);
    }

    private Unhurried work(String name) {
        return new Unhurried(new FileArtifactStore(folder.resolve(name)));
    }

    private static double macs(Candidate candidate, SearchContext<?> context) {
        return context.price(candidate.architecture()).get(Metric.MACS_M);
    }

    @Test
    void answersEachTargetWithWhatCostsNoMoreFirstTheBestForEach() {
        var context = at(0);
        var asked = method().ask(warmed(context, work("answers")), context, 1_000);
        assertThat(asked.stream().limit(5).map(Candidate::origin))
                .containsExactly("target-60", "target-80", "target-100", "target-120", "target-130");
        assertThat(asked).allSatisfy(candidate -> {
            double target = Double.parseDouble(candidate.origin().split("-")[1]);
            assertThat(macs(candidate, context)).isLessThanOrEqualTo(target);
        });
        assertThat(asked.stream().map(candidate -> space().canonical(candidate.architecture())))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(48);
        assertThat(macs(asked.get(3), context)).isGreaterThan(macs(asked.get(0), context));
    }

    @Test
    void asksForNothingTwiceAndEndsWhenNothingIsLeft() {
        var context = context(settings(Map.of("candidates", 2)), 0);
        var state = warmed(context, work("ends"));
        var all = method().ask(state, context, 100);
        var half = method().tell(state, context, evaluated(0, all.subList(0, 4)), work("ends"));
        assertThat(method().ask(half, context, 100)).isEqualTo(all.subList(4, all.size()));
        var whole = method().tell(half, context, evaluated(1, all), work("ends"));
        assertThat(method().ask(whole, context, 100)).isEmpty();
    }

    @Test
    void whatIsEvaluatedTeachesItNothing() {
        var learning = (AnsweringMethod<SgnasSettings, SgnasState>) method();
        var state = warmed(at(0), work("taught"));
        var told = method().tell(state, at(0), evaluated(0, method().ask(state, at(0), 4)), work("taught"));
        assertThat(told).isNotEqualTo(state);
        assertThat(learning.knowledge(told)).isEqualTo(learning.knowledge(state));
        assertThat(learning.knowledge(method().start(at(0)))).isNotEqualTo(learning.knowledge(state));
    }

    @Test
    void takesTheLimitForItsTargetWhereNoneIsGiven() {
        var context = context(settings(Map.of("targets", "constraint")), 0);
        assertThat(warmed(context, work("limit")).chosen().stream().map(Chosen::target))
                .containsExactly(130.0);
    }

    @Test
    void isTheSameWhereverItWasKilled() {
        var context = at(0);
        var whole = warmed(context, work("whole"));
        var store = new FileArtifactStore(folder.resolve("killed"));
        var state = method().start(at(0));
        int kills = 0;
        for (boolean ready = false; !ready; ) {
            try {
                var warmup = method().warmUp(state, context, new Killed(store, 7 + 13 * kills));
                state = warmup.state();
                ready = warmup.ready();
            } catch (CancellationException _) {
                kills++;
            }
        }
        assertThat(kills).isPositive();
        assertThat(Once.bytes(state)).isEqualTo(Once.bytes(whole));
    }

    @Test
    void tellsHowFarItIs() {
        var told = told(work("progress"));
        assertThat(told.stream().map(Progress::done)).containsExactly(10L, 12L, 13L, 14L, 15L, 16L, 17L);
        assertThat(told).allMatch(progress -> progress.whole() == 17 && !progress.reused());
        assertThat(told.getFirst().note())
                .matches("before they are repaired, answers miss .* by [0-9.]+ % of the range");
        assertThat(told.getLast().note()).isEqualTo("architectures are chosen for 5 of 5 targets");
    }

    private List<Progress> told(Work work) {
        var told = new ArrayList<Progress>();
        var state = method().start(at(0));
        for (boolean ready = false; !ready; ) {
            var warmup = method().warmUp(state, at(0), work);
            assertThat(warmup.gpuSeconds()).isEqualTo(1);
            state = warmup.state();
            ready = warmup.ready();
            told.add(warmup.progress());
        }
        return told;
    }

    @Test
    void whatAnotherSearchHasLearnedIsFound() {
        told(work("shared"));
        assertThat(told(work("shared"))).allMatch(Progress::reused);
    }

    @Test
    void goesOnAsItIsUnlessSettingsAskForAnother() {
        var state = warmed(at(0), work("fork"));
        assertThat(method().ready(state, at(3))).isTrue();
        assertThat(method().ready(state, context(settings(Map.of("generator_epochs", 13)), 3)))
                .isFalse();
        assertThat(method().ready(state, context(settings(Map.of("targets", "90")), 3)))
                .isFalse();
    }

    @Test
    void otherTargetsInTheRangeAreAnsweredByTheSameGenerator() {
        var store = work("targets");
        var state = warmed(at(0), store);
        var other = context(settings(Map.of("targets", "90..100/10")), 3);
        var warmup = method().warmUp(state, other, store);
        assertThat(warmup.state().generator()).isEqualTo(state.generator());
        assertThat(warmed(other, state, store).chosen().stream().map(Chosen::target))
                .containsExactly(90.0, 100.0);
        var evaluated = method().tell(state, at(0), evaluated(0, method().ask(state, at(0), 3)), store);
        assertThat(warmed(other, evaluated, store).evaluated()).hasSize(3);
    }

    @Test
    void saysWhatItCannotAnswer() {
        assertThat(problems(Map.of("targets", "5..900/895"), List.of()))
                .containsExactly(
                        "The method sgnas needs a constraint on a cost that is known of architectures before they are evaluated, as macs_m or params_m is.\nMaybe add one, or name the `cost` and its `targets` among the settings of the method.");
        assertThat(problems(Map.of("cost", "macs_m", "targets", "5..900/895"), List.of()))
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("The target (5.0) must be from "),
                        other -> assertThat(other)
                                .startsWith("The target (900.0) must be from ")
                                .endsWith("that is what architectures of the space (nasbench201) cost."));
        assertThat(problems(Map.of("cost", "macs_m", "targets", "constraint"), List.of()))
                .containsExactly(
                        "The method sgnas must be told what to answer: the `targets`, or a constraint on macs_m.");
        assertThat(problems(Map.of("cost", "latency_ms@unknown"), List.of()))
                .containsExactly(
                        "The cost (latency_ms@unknown) must be known of architectures before they are evaluated, as macs_m or params_m is.");
        assertThat(problems(Map.of("cost", "latency_ms@stepped", "targets", "2"), List.of()))
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .startsWith(
                                "The generator cannot learn latency_ms@stepped: The cost of the space (nasbench201) ")
                        .endsWith("\nMaybe set the `cost` to macs_m or params_m, which add up in most spaces."));
        assertThat(problems(Map.of("low", 100, "high", 90), List.of(new Constraint(Metric.MACS_M, 130))))
                .singleElement()
                .satisfies(one -> assertThat(one).contains("must be below the highest"));
    }

    private List<String> problems(Map<String, Object> others, List<Constraint> constraints) {
        return method().problems(context(settings(others), 0, space(), constraints));
    }

    @Test
    void refusesASpaceWhoseChoicesRuleOutOthers() {
        var space = new NasBench101();
        assertThat(method().problems(context(params(), 0, space, List.of()).problem(), space, params()))
                .containsExactly(
                        "The space (nasbench101) must consist of decisions that are made independently of one another for a generator to answer, but in it choices rule out others.");
    }

    @Test
    void readsTargetsAsPeopleWriteThem() {
        assertThat(Targets.of("270..300/10").values()).containsExactly(270.0, 280.0, 290.0, 300.0);
        assertThat(Targets.of("0.1..0.45/0.1").values()).containsExactly(0.1, 0.2, 0.3, 0.4);
        assertThat(Targets.of("330.5").values()).containsExactly(330.5);
        for (var strange : List.of("", "plenty", "1..2", "3..2/1", "1..2/0", "1..100000/1", "-5", "1e9")) {
            assertThatThrownBy(() -> settings(Map.of("targets", strange)))
                    .as(strange)
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("The targets (" + strange + ") must ");
        }
    }
}
