package dev.espalier.worker;

import dev.espalier.hardware.measure.Patience;
import dev.espalier.measure.ToyMeter;
import dev.espalier.method.SearchMethod;
import dev.espalier.search.Component;
import dev.espalier.search.Experiment;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.step.Queues;
import dev.espalier.workflow.SearchWorkflow;
import dev.espalier.workflow.SurveyWorkflow;
import dev.espalier.workflow.SurveyWorkflow.Survey;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes one history of each shape, once per release: {@code mvn -pl activities -am test -Dtest=HistoryWriter
 * -Dsurefire.failIfNoSpecifiedTests=false -Despalier.histories=../workflows/src/test/resources/histories}. A history that
 * was released is kept as it is; the next release's get a folder of their own.
 */
@EnabledIfSystemProperty(named = "espalier.histories", matches = ".+")
class HistoryWriter {

    @TempDir
    Path folder;

    private TestEngine engine;

    @BeforeEach
    void up() {
        engine = new TestEngine(
                folder,
                new TestEngine.Plugins(
                        List.of(), List.<SearchMethod<?, ?>>of(new WarmedMethod()), List.of(), List.of()));
    }

    @AfterEach
    void down() {
        engine.close();
    }

    private static Experiment toy(String id, int trials, Map<String, Object> settings) {
        return TestEngine.with(
                TestEngine.experiment(id, trials, 7),
                new Component("random-search"),
                new Component("toy", new TreeMap<>(settings)));
    }

    private void write(String shape) throws IOException {
        var target = Files.createDirectories(Path.of(System.getProperty("espalier.histories")));
        Files.writeString(target.resolve(shape + ".json"), history(shape).toJson(true));
    }

    private WorkflowExecutionHistory history(String id) {
        return engine.client().fetchHistory(id);
    }

    private SearchWorkflow begin(Experiment experiment, boolean paused) {
        var workflow = engine.workflow(experiment.id());
        WorkflowClient.start(workflow::search, new SearchWorkflow.Input(experiment, null, paused));
        return workflow;
    }

    private static void end(SearchWorkflow workflow) {
        WorkflowStub.fromTyped(workflow).getResult(SearchWorkflow.Result.class);
    }

    @Test
    void warmUp() throws IOException {
        engine.run(TestEngine.with(
                TestEngine.experiment("warm-up", 20, 7),
                new Component("warmed"),
                new Component("table", new TreeMap<>(Map.of("table", "nasbench201-cifar10")))));
        write("warm-up");
    }

    @Test
    void joint() throws IOException {
        engine.run(toy("joint", 20, Map.of("group_size", 5)));
        write("joint");
    }

    @Test
    void paused() throws IOException {
        var workflow = begin(toy("paused", 10, Map.of("group_size", 5)), true);
        workflow.resume();
        end(workflow);
        write("paused");
    }

    @Test
    void continuedAsNew() throws IOException {
        var workflow = begin(TestEngine.experiment("continued-as-new", 1_000_000, 7), false);
        while (history("continued-as-new")
                .getEvents()
                .getFirst()
                .getWorkflowExecutionStartedEventAttributes()
                .getContinuedExecutionRunId()
                .isEmpty()) {
            Thread.onSpinWait();
        }
        workflow.stop(new SearchWorkflow.Stop(false));
        end(workflow);
        write("continued-as-new");
    }

    @Test
    void failed() throws IOException {
        engine.run(toy("failed", 10, Map.of("breaks", "yes")));
        write("failed");
    }

    @Test
    void setInFlight() throws Exception {
        var gate = engine.toy.shutGate();
        var experiment = toy("set-in-flight", 20, Map.of("group_size", 5));
        var workflow = begin(experiment, false);
        gate.awaitEvaluation();
        workflow.set(experiment.revised(List.of(), experiment.budget(), 1));
        gate.open();
        end(workflow);
        write("set-in-flight");
    }

    @Test
    void stoppedNow() throws Exception {
        var gate = engine.toy.shutGate();
        var workflow = begin(toy("stopped-now", 20, Map.of("group_size", 5)), false);
        gate.awaitEvaluation();
        workflow.stop(new SearchWorkflow.Stop(true));
        end(workflow);
        gate.open();
        write("stopped-now");
    }

    @Test
    void busyDevice() throws IOException {
        var meter = new ToyMeter().disturbed(1);
        engine.serve("board", new Patience(Duration.ZERO, Duration.ZERO, Duration.ZERO), _ -> meter);
        engine.run(BusyDeviceTest.measured("busy-device", "board"));
        write("busy-device");
    }

    @Test
    void survey() throws IOException {
        engine.serve("board", _ -> new ToyMeter());
        var space = new NasBench201();
        var architectures =
                IntStream.range(0, 7).mapToObj(i -> space.ofIndex(i).id()).toList();
        engine.client()
                .newWorkflowStub(
                        SurveyWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(Queues.SEARCH)
                                .setWorkflowId("survey")
                                .build())
                .survey(new Survey("board", architectures, false));
        write("survey");
    }
}
