package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.hardware.Device;
import dev.espalier.hardware.Latency;
import dev.espalier.hardware.measure.MeasuredDevice;
import dev.espalier.measure.ToyMeter;
import dev.espalier.search.Component;
import dev.espalier.search.Constraint;
import dev.espalier.search.Ending;
import dev.espalier.search.Experiment;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.search.Trial;
import dev.espalier.space.Architecture;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.step.Queues;
import dev.espalier.workflow.SearchWorkflow;
import dev.espalier.workflow.SurveyWorkflow;
import dev.espalier.workflow.SurveyWorkflow.Survey;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches whose trials are measured by workers beside devices. */
class DeviceStepsTest {

    private static final NasBench201 SPACE = new NasBench201();
    private static final String BOARD = "board";
    private static final String PHONE = "phone";

    @TempDir
    Path folder;

    private TestEngine engine;
    private final ToyMeter meter = new ToyMeter();

    @BeforeEach
    void up() {
        engine = TestEngine.atItsPace(folder);
    }

    @AfterEach
    void down() {
        engine.close();
    }

    private static Experiment measured(String id, List<Constraint> limits, List<String> devices) {
        return with(
                TestEngine.experiment(id, 30, 7),
                new SearchProblem(
                        NasBench201.NAME,
                        List.of(
                                new Objective(Metric.VAL_ACCURACY_PCT, Objective.Direction.MAXIMIZE),
                                new Objective(Metric.latencyMs(devices.getFirst()), Objective.Direction.MINIMIZE)),
                        limits),
                devices);
    }

    private static Experiment with(Experiment shipped, SearchProblem problem, List<String> devices) {
        return new Experiment(
                shipped.id(),
                0,
                shipped.id(),
                problem,
                new Component("random-search"),
                new Component("toy", new TreeMap<>(Map.of("group_size", 5))),
                10,
                10,
                1,
                devices,
                shipped.budget(),
                7,
                shipped.labels(),
                null);
    }

    private static double millis(Trial trial) {
        return ToyMeter.millis(SPACE.network(trial.candidate().architecture()));
    }

    @Test
    void everyTrialSaysWhatItTookAndThatThisWasMeasured() {
        engine.serve(BOARD, _ -> meter);
        var experiment = measured("x", List.of(), List.of(BOARD));

        assertThat(engine.desk.catalogue().problems(experiment)).isEmpty();
        assertThat(engine.run(experiment).ending()).isEqualTo(Ending.BUDGET_SPENT);
        assertThat(engine.ledger.trials("x")).hasSize(30).allSatisfy(trial -> {
            var outcome = (Outcome.Measured) trial.outcome();
            assertThat(outcome.measures().get(Metric.latencyMs(BOARD))).isEqualTo(millis(trial));
            assertThat(outcome.measures().get(Metric.latencyQuantileMs(99, BOARD)))
                    .isEqualTo(1.2 * millis(trial));
            assertThat(outcome.measures().get(Metric.peakMemoryMb(BOARD))).isEqualTo(12.5);
            assertThat(outcome.sources()).containsEntry("latency_ms@board", Latency.Source.MEASURED);
            assertThat(engine.desk.farm().measurement(BOARD, trial.candidate().architecture(), millis(trial)))
                    .hasValueSatisfying(measurement ->
                            assertThat(measurement.setup().runtime()).isEqualTo("Toy Runtime 1"));
        });
    }

    @Test
    void aMeasuredLimitIsHeldAgainstWhatWasMeasured() {
        engine.serve(BOARD, _ -> meter);
        engine.run(measured("x", List.of(new Constraint(Metric.latencyMs(BOARD), 3.5)), List.of(BOARD)));

        assertThat(engine.ledger.trials("x"))
                .hasSize(30)
                .allSatisfy(trial -> assertThat(trial.outcome())
                        .isInstanceOf(millis(trial) > 3.5 ? Outcome.Infeasible.class : Outcome.Measured.class));
        assertThat(engine.ledger.trials("x")).anyMatch(trial -> trial.outcome() instanceof Outcome.Infeasible);
    }

    @Test
    void aSearchIsVerifiedAndAForkRepeatsItWithoutMeasuringAgain() {
        engine.serve(BOARD, _ -> meter);
        var parent = measured("x", List.of(), List.of(BOARD));
        var last = Objects.requireNonNull(engine.run(parent).checkpoint());

        assertThat(new Verification(engine.desk).verify("x", last, (_, _) -> {}).firstDifference())
                .isNull();
        int timed = meter.timed().size();
        engine.run(TestEngine.forked("y", parent, 2, 7));
        assertThat(outcomes("y")).hasSize(20).allMatch(outcomes("x")::contains);
        assertThat(meter.timed()).hasSize(timed);
    }

    /** By trial. */
    private List<Map.Entry<String, Outcome>> outcomes(String experiment) {
        return engine.ledger.trials(experiment).stream()
                .map(trial -> Map.entry(trial.id(), trial.outcome()))
                .toList();
    }

    @Test
    void aDeviceThatIsOfflineDelaysItsOwnMeasurementsOnly() throws InterruptedException {
        engine.serve(BOARD, _ -> meter);
        engine.desk.farm().add(device(PHONE));
        var experiment = measured("x", List.of(), List.of(BOARD, PHONE));
        var workflow = engine.workflow("x");
        WorkflowClient.start(workflow::search, new SearchWorkflow.Input(experiment, null, false));

        // The whole first round is evaluated, one group at a time, and measured by the device that is there.
        while (meter.timed().stream().distinct().count() < 10) {
            Thread.onSpinWait();
        }
        assertThat(workflow.standing().checkpoint())
                .isNotNull()
                .satisfies(checkpoint -> assertThat(checkpoint.trials()).isZero());
        // Another experiment is not concerned.
        assertThat(engine.run(measured("y", List.of(), List.of(BOARD))).ending())
                .isEqualTo(Ending.BUDGET_SPENT);

        engine.serve(PHONE, _ -> new ToyMeter());
        assertThat(WorkflowStub.fromTyped(workflow)
                        .getResult(SearchWorkflow.Result.class)
                        .ending())
                .isEqualTo(Ending.BUDGET_SPENT);
        assertThat(engine.ledger.trials("x")).hasSize(30).allSatisfy(trial -> {
            var outcome = (Outcome.Measured) trial.outcome();
            assertThat(outcome.measures().get(Metric.latencyMs(BOARD))).isEqualTo(millis(trial));
            assertThat(outcome.measures().get(Metric.latencyMs(PHONE))).isEqualTo(millis(trial));
            assertThat(outcome.sources()).containsKeys("latency_ms@board", "latency_ms@phone");
        });
        var last = Objects.requireNonNull(WorkflowStub.fromTyped(workflow)
                .getResult(SearchWorkflow.Result.class)
                .checkpoint());
        assertThat(new Verification(engine.desk).verify("x", last, (_, _) -> {}).firstDifference())
                .isNull();
    }

    private static MeasuredDevice device(String name) {
        return new MeasuredDevice(
                new Device(name, "A " + name, MeasuredDevice.RUNTIME, 1, MeasuredDevice.PRECISION), 1, 0);
    }

    @Test
    void whatCannotBeMeasuredFailsItsTrialAlone() {
        engine.serve(BOARD, _ -> meter.breaking(true));
        engine.run(measured("x", List.of(), List.of(BOARD)));

        assertThat(engine.ledger.trials("x"))
                .hasSize(30)
                .allSatisfy(trial -> assertThat(trial.outcome())
                        .isEqualTo(new Outcome.Failed(
                                "The network could not be timed on the device board: The process that"
                                        + " measures has ended: it left no word.")));
    }

    @Test
    void anExperimentThatMeasuresOnADeviceThatNobodyKnowsIsRefused() {
        assertThat(engine.desk.catalogue().problems(measured("x", List.of(), List.of(BOARD))))
                .anyMatch(said -> said.startsWith("There is no device (board); there are pixel3, raspi4.")
                        && said.endsWith("./espalier worker --queues device.board"));
        assertThat(engine.desk.catalogue().problems(measured("x", List.of(), List.of("pixel3"))))
                .anyMatch(
                        said -> said.startsWith("The device (pixel3) is known by look-up and cannot be measured on."));
    }

    @Test
    void anExperimentThatMeasuresWhatOnlyHasNamesIsRefused() {
        engine.serve(BOARD, _ -> meter);
        engine.desk.catalogue().addSpace("name: opaque\nsummary: Names only.\ndecisions: {a: [x, y]}\n");
        var problem = new SearchProblem(
                "opaque", List.of(new Objective(Metric.VAL_ACCURACY_PCT, Objective.Direction.MAXIMIZE)), List.of());
        assertThat(engine.desk.catalogue().problems(with(TestEngine.experiment("x", 30, 7), problem, List.of(BOARD))))
                .containsExactly(
                        "The device (board) cannot measure networks of the space (opaque): they must read images, and"
                                + " what their operations do must be known.\n"
                                + "Maybe leave it out of measure_on, or write the `network` of the space.");
    }

    @Test
    void aNameIsOneDevice() {
        engine.serve(BOARD, _ -> meter);
        engine.desk.farm().greet(List.of("search", Queues.device(BOARD), Queues.device("pixel3")));

        assertThat(engine.desk.farm().devices())
                .extracting(MeasuredDevice::name)
                .containsExactly(BOARD);
        assertThatThrownBy(() -> engine.desk.farm().add(device("pixel3")))
                .hasMessage("The device (pixel3) must have a name of its own: one of the shipped devices has it, whose"
                        + " latencies come from a table.\n"
                        + "Maybe call yours my-pixel3, or use latency_ms@pixel3 as it is.");
        assertThatThrownBy(() -> engine.desk.farm().add(device("My Board")))
                .hasMessage("The `name` (My Board) must be 1 to 64 lower-case letters, digits, - and _.");
        assertThatThrownBy(() ->
                        engine.desk.farm().add(new MeasuredDevice(device(BOARD).device(), 4, 0)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("The device (board) must have a name of its own: another one");
    }

    private SurveyWorkflow.Progress survey(String device, List<Architecture> architectures) {
        var workflow = engine.client()
                .newWorkflowStub(
                        SurveyWorkflow.class,
                        WorkflowOptions.newBuilder().setTaskQueue(Queues.SEARCH).build());
        return workflow.survey(
                new Survey(device, architectures.stream().map(Architecture::id).toList(), false));
    }

    @Test
    void aSurveyMeasuresWhatADeviceIsCalibratedFromAndLooksBackAtWhatCameLater() {
        engine.serve(BOARD, _ -> meter);
        var farm = engine.desk.farm();
        var chosen = engine.desk.catalogue().worthMeasuring(SPACE, 20, 0);

        assertThat(survey(BOARD, chosen)).isEqualTo(new SurveyWorkflow.Progress(20, 20, List.of(), null));
        var predictor = farm.calibrate("board-predicted", BOARD, NasBench201.NAME, chosen, null);
        assertThat(predictor.source()).isEqualTo(Latency.Source.PREDICTED);
        assertThat(predictor.provenance()).contains("20 measurements on the device board of architectures");
        assertThat(farm.predictors(BOARD)).containsExactly("board-predicted");
        assertThat(farm.hindsights(BOARD)).isEmpty();

        var later = IntStream.range(0, 40)
                .mapToObj(i -> SPACE.ofIndex(7 + 390 * i))
                .filter(architecture -> !chosen.contains(architecture))
                .toList();
        survey(BOARD, later);
        assertThat(farm.hindsights(BOARD)).containsOnlyKeys("board-predicted");
        var hindsight = Objects.requireNonNull(farm.hindsights(BOARD).get("board-predicted"));
        assertThat(hindsight.measurements()).isEqualTo(later.size());
        assertThat(hindsight.spearmanRho()).isGreaterThan(0.9);
        assertThat(hindsight.errorPct()).isLessThan(20);
        assertThat(hindsight.coveragePct()).isGreaterThan(80);
    }

    @Test
    void aSurveyOfNothingChecksTheDevice() {
        engine.serve(BOARD, _ -> meter);

        var first = Objects.requireNonNull(survey(BOARD, List.of()).checked());
        assertThat(first.moved()).isTrue();
        assertThat(first.levelMs()).isEqualTo(1);
        assertThat(Objects.requireNonNull(survey(BOARD, List.of()).checked()).moved())
                .isFalse();
        assertThat(engine.desk.farm().levels(BOARD)).hasSize(2);
    }

    @Test
    void aPredictorNeedsANameOfItsOwnAndEnoughMeasurements() {
        engine.serve(BOARD, _ -> meter);
        var few = engine.desk.catalogue().worthMeasuring(SPACE, 4, 0);
        survey(BOARD, few);

        assertThatThrownBy(() -> engine.desk.farm().calibrate(BOARD, BOARD, NasBench201.NAME, few, null))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.problems())
                                .containsExactly(
                                        "The name (board) must not be one of a device that measures: what was searched"
                                                + " for with it would be read differently.\n"
                                                + "Maybe call it board-predicted.",
                                        "The architectures measured on board (4) must be 10 to 200 for the others to"
                                                + " be predicted from them.\n"
                                                + "Maybe ./espalier device measure board first."));
    }
}
