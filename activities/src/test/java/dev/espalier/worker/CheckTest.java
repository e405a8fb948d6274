package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.catalogue.Sketch;
import dev.espalier.catalogue.Sketch.Part;
import dev.espalier.search.Component;
import dev.espalier.search.Constraint;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of files that were read in part. */
class CheckTest {

    private static final Part RANDOM = part("random-search", Map.of());
    private static final Part TABLE = part("table", Map.of("table", "nasbench201-cifar10"));

    @TempDir
    static Path folder;

    private static TestEngine engine;

    @BeforeAll
    static void start() {
        engine = new TestEngine(folder);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static Part part(String name, Map<String, Object> settings, String... unread) {
        return new Part(new Component(name, new TreeMap<>(settings)), Set.of(unread));
    }

    private static List<Objective> maximize(String... metrics) {
        return List.of(metrics).stream()
                .map(name -> new Objective(new Metric(name), Objective.Direction.MAXIMIZE))
                .toList();
    }

    private static List<String> problems(
            @Nullable String space, List<Objective> objectives, @Nullable Part method, @Nullable Part evaluator) {
        return problems(space, objectives, List.of(), method, evaluator, List.of());
    }

    private static List<String> problems(
            @Nullable String space,
            List<Objective> objectives,
            List<Constraint> constraints,
            @Nullable Part method,
            @Nullable Part evaluator,
            @Nullable List<String> measureOn) {
        return engine.desk
                .catalogue()
                .problems(new Sketch(
                        space, objectives, constraints, !objectives.isEmpty(), method, null, evaluator, 16, measureOn));
    }

    @Test
    void nothingFollowsFromWhatCouldNotBeRead() {
        assertThat(problems(null, List.of(), null, null)).isEmpty();
        assertThat(problems(null, List.of(), RANDOM, TABLE)).isEmpty();
        assertThat(problems("nasbench201", List.of(), RANDOM, TABLE)).isEmpty();
        assertThat(problems("nasbench201", maximize("val_accuracy_pct"), RANDOM, part("table", Map.of(), "table")))
                .isEmpty();
    }

    @Test
    void partsThatWereReadAreLookedAtBesideThoseThatWereNot() {
        assertThat(problems(null, List.of(), part("random", Map.of()), part("table", Map.of("table", "cifar"))))
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("There is no method (random);")
                        .endsWith("\nMaybe you meant `random-search`."))
                .anySatisfy(problem -> assertThat(problem).startsWith("There is no table (cifar);"));
    }

    @Test
    void anUnknownSpaceIsToldOnceAndHidesNothing() {
        assertThat(problems(
                        "nasbench2",
                        maximize("val_accuracy", "test_accuracy_pct"),
                        part("regularized-evolution", Map.of("population", 1)),
                        TABLE))
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).startsWith("There is no space (nasbench2);"),
                        problem -> assertThat(problem)
                                .startsWith("The method regularized-evolution: The population (1) must"),
                        problem -> assertThat(problem).contains("no metric val_accuracy to optimise"),
                        problem -> assertThat(problem).startsWith("The objective (test_accuracy_pct) would let"));
    }

    @Test
    void aSettingOfAWrongTypeHidesNoOther() {
        var given = Map.<String, Object>of("table", "nasbench201-cifar01", "epochs", "many", "time_scale", 7);
        assertThat(problems("nasbench201", maximize("val_accuracy_pct"), RANDOM, part("table", given)))
                .satisfiesExactly(
                        problem -> assertThat(problem)
                                .isEqualTo("The setting epochs (many) of evaluator table must be an integer."),
                        problem -> assertThat(problem).contains("The time_scale (7) must be from 0 to 1."),
                        problem -> assertThat(problem).startsWith("There is no table (nasbench201-cifar01);"));
    }

    @Test
    void aDeviceThatAnUnknownTableMayBringIsNotCalledUnknown() {
        var own = List.of(new Constraint(new Metric("latency_ms@eyeriss_v9"), 5));
        var mistyped = List.of(new Constraint(new Metric("latency_ms@pixle3"), 5));
        var table = part("table", Map.of("table", "mine"));
        assertThat(problems("nasbench201", maximize("val_accuracy_pct"), own, RANDOM, table, List.of()))
                .singleElement()
                .asString()
                .startsWith("There is no table (mine)");
        assertThat(problems("nasbench201", maximize("val_accuracy_pct"), mistyped, RANDOM, table, List.of()))
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).endsWith("Maybe you meant `pixel3`."));
    }
}
