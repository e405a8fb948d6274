package dev.espalier.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.search.Constraint;
import dev.espalier.search.Experiment;
import dev.espalier.search.Experiment.Fork;
import dev.espalier.search.Metric;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangesTest {

    private static final Naming NAMING = new Naming("zzz999", 1);
    private static final Experiment PARENT =
            ExperimentFile.parse(Text.yaml(ExperimentFileTest.FULL), new Naming("abc123", 1));

    @Test
    void changesOnlyWhatIsNamed() {
        var revised =
                Changes.parse(Text.json("{\"budget\": {\"trials\": 2000}}")).applied(PARENT);
        assertThat(revised.revision()).isEqualTo(1);
        assertThat(revised.budget().trials()).isEqualTo(2000);
        assertThat(revised.budget().gpuTime()).isEqualTo(Duration.ofHours(500));
        assertThat(revised.problem()).isEqualTo(PARENT.problem());
        assertThat(revised.concurrency()).isEqualTo(8);
    }

    @Test
    void readsEveryChange() {
        var changes = Changes.parse(
                Text.json(
                        "{\"budget\": {\"gpuTime\": \"3 d\"}, \"constraints\": [\"latency_ms@pixel3 <= 4 ms\"], \"concurrency\": 2}"));
        assertThat(changes)
                .isEqualTo(new Changes(
                        null, Duration.ofDays(3), List.of(new Constraint(new Metric("latency_ms@pixel3"), 4)), 2));
        assertThat(Changes.parse(Text.json("{\"constraints\": []}"))
                        .applied(PARENT)
                        .problem()
                        .constraints())
                .isEmpty();
    }

    @Test
    void refusesChangesOfWhatCannotChange() {
        assertThatThrownBy(() -> Changes.parse(Text.json("{\"seed\": 3, \"budget\": {\"gpu_time\": \"3 h\"}}")))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.problems())
                                .containsExactly(
                                        "The change has no key `seed`; it has budget, constraints, concurrency.",
                                        "The budget has no key `gpu_time`; it has trials, gpuTime.\nMaybe you meant `gpuTime`."));
        assertThatThrownBy(() -> Changes.parse(Text.json("{}"))).hasMessageContaining("must name a budget");
        assertThatThrownBy(() -> Changes.parse(Text.json("[]"))).hasMessageContaining("keys and values");
    }

    @Test
    void forksWithTheDifferencesAlone() {
        var order = ForkOrder.parse(
                Text.json(
                        "{\"round\": 12, \"seed\": 8, \"method\": {\"population\": 30}, \"constraints\": [\"macs_m <= 50 M\"]}"));
        var fork = order.applied(PARENT, 13, NAMING);
        assertThat(fork.id()).isEqualTo("first-search-fork-zzz999");
        assertThat(fork.fork()).isEqualTo(new Fork("first-search-abc123", 13));
        assertThat(fork.seed()).isEqualTo(8);
        assertThat(fork.method().settings()).isEqualTo(Map.of("population", 30, "sample", 10));
        assertThat(fork.problem().constraints()).containsExactly(new Constraint(new Metric("macs_m"), 50));
        assertThat(fork.budget()).isEqualTo(PARENT.budget());
        assertThat(fork.evaluator()).isEqualTo(PARENT.evaluator());
    }

    @Test
    void forksIdenticallyWhenNothingIsSaid() {
        var fork = ForkOrder.parse(Text.json("{\"round\": 3}")).applied(PARENT, 3, NAMING);
        assertThat(fork.seed()).isEqualTo(PARENT.seed());
        assertThat(fork.method()).isEqualTo(PARENT.method());
        assertThat(fork.problem()).isEqualTo(PARENT.problem());
        assertThat(fork.name()).isEqualTo("first-search-fork");
    }

    @Test
    void takesTheNameThatIsGivenAndCutsOneThatWouldBeTooLong() {
        assertThat(ForkOrder.parse(Text.json("{\"round\": 3, \"name\": \"other\"}"))
                        .applied(PARENT, 3, NAMING)
                        .name())
                .isEqualTo("other");
        assertThat(ForkOrder.nameOf("x".repeat(63))).isEqualTo("x".repeat(58) + "-fork");
    }

    @Test
    void refusesForksThatCannotBe() {
        assertThatThrownBy(() -> ForkOrder.parse(Text.json("{}"))).hasMessageContaining("must have a `round`");
        assertThatThrownBy(() -> ForkOrder.parse(Text.json("{\"round\": -1}"))).hasMessageContaining("`round` (-1)");
        assertThatThrownBy(() -> ForkOrder.parse(Text.json("{\"round\": 1, \"method\": {\"name\": \"other\"}}")))
                .hasMessageContaining("settings only");
        assertThatThrownBy(() -> ForkOrder.parse(Text.json("{\"round\": 1, \"batch\": 100}"))
                        .applied(PARENT, 1, NAMING))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("The pool (64) must be from 100 to 4096.");
    }
}
