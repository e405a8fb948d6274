package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.hardware.measure.Patience;
import dev.espalier.measure.ToyMeter;
import dev.espalier.search.Component;
import dev.espalier.search.Ending;
import dev.espalier.search.Experiment;
import dev.espalier.search.Metric;
import dev.espalier.search.Outcome;
import dev.espalier.step.Ledger.Awaited;
import dev.espalier.workflow.SearchWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Searches whose devices have no quiet moment for a while. */
@Timeout(120)
class BusyDeviceTest {

    private static final String BOARD = "board";
    private static final Patience NONE = new Patience(Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(1));

    @TempDir
    Path folder;

    /** Of ten trials in two groups. */
    static Experiment measured(String id, String device) {
        var toy = TestEngine.with(
                TestEngine.experiment(id, 10, 7),
                new Component("random-search"),
                new Component("toy", new TreeMap<>(Map.of("group_size", 5))));
        return new Experiment(
                toy.id(),
                0,
                toy.name(),
                toy.problem(),
                toy.method(),
                toy.evaluator(),
                10,
                10,
                2,
                List.of(device),
                toy.budget(),
                7,
                toy.labels(),
                null);
    }

    @Test
    void aBusyDeviceIsAskedAgainUntilItMeasuresAndThatIsToldOnce() {
        try (var engine = new TestEngine(folder)) {
            var meter = new ToyMeter().disturbed(5);
            engine.serve(BOARD, NONE, _ -> meter);

            assertThat(engine.run(measured("x", BOARD)).ending()).isEqualTo(Ending.BUDGET_SPENT);
            assertThat(engine.ledger.trials("x"))
                    .hasSize(10)
                    .allSatisfy(trial -> assertThat(((Outcome.Measured) trial.outcome())
                                    .measures()
                                    .has(Metric.latencyMs(BOARD)))
                            .isTrue());
            assertThat(engine.ledger.awaited).hasSize(2);
            var busy = engine.ledger.awaited.getFirst();
            assertThat(busy.device()).isEqualTo(BOARD);
            assertThat(busy.reason()).startsWith("The device board could not be measured on undisturbed");
            assertThat(engine.ledger.awaited.getLast()).isEqualTo(new Awaited("x", BOARD, busy.since(), null));
        }
    }

    @Test
    void whoeverWantsAnEndDoesNotWaitForIt() {
        try (var engine = TestEngine.atItsPace(folder)) {
            engine.serve(BOARD, NONE, _ -> new ToyMeter().disturbed(Integer.MAX_VALUE));
            var workflow = engine.workflow("x");
            WorkflowClient.start(workflow::search, new SearchWorkflow.Input(measured("x", BOARD), null, false));
            while (engine.ledger.awaited.isEmpty()) {
                Thread.onSpinWait();
            }
            workflow.stop(new SearchWorkflow.Stop(false));

            assertThat(WorkflowStub.fromTyped(workflow)
                            .getResult(SearchWorkflow.Result.class)
                            .ending())
                    .isEqualTo(Ending.STOPPED);
            assertThat(engine.ledger.awaited).hasSize(1);
        }
    }
}
