package dev.espalier.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.file.ExperimentFile;
import dev.espalier.file.Naming;
import dev.espalier.file.Text;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Status;
import dev.espalier.search.Checkpoint;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");
    private static final String LIMIT = "constraints: [latency_ms@pixel3 <= 5 ms]\n";

    /** Running, without a best trial. */
    private static ExperimentView running(String limits, int rounds, int trials) {
        var experiment = ExperimentFile.parse(Text.yaml("""
                name: small
                space: nasbench201
                objectives: [maximize val_accuracy_pct]
                method: random-search
                evaluator: {name: table, table: nasbench201-cifar10}
                budget: {trials: 20}
                """ + limits), new Naming("abc123", 99));
        var checkpoint = new Checkpoint(rounds, rounds, trials, 0, true, new ArtifactRef("state", "00", 0), null);
        return new ExperimentView(
                experiment,
                Status.RUNNING,
                null,
                null,
                List.of("val_accuracy_pct"),
                "",
                NOW,
                NOW,
                null,
                NOW,
                checkpoint,
                rounds,
                trials,
                0,
                0,
                0,
                0,
                null,
                0,
                0,
                0,
                null,
                null,
                0,
                null);
    }

    private static String rest(ExperimentView view) {
        return Verdict.of(view, 1, NOW).rest();
    }

    @Test
    void saysOfASearchWithoutAClosedRoundThatItsBestIsNotKnownYet() {
        assertThat(rest(running("", 0, 3)))
                .isEqualTo(
                        "Nothing waits for you. 3 trials came in; the best is known when the first round is closed.");
        assertThat(rest(running(LIMIT, 0, 1))).contains("1 trial came in").doesNotContain("limits");
    }

    @Test
    void tellsOfLimitsOnlyWhereThereAreSome() {
        assertThat(rest(running(LIMIT, 1, 8))).endsWith("No trial keeps to the limits yet.");
        assertThat(rest(running("", 1, 8))).endsWith("No trial has been measured yet.");
    }
}
