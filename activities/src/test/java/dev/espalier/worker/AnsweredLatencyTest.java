package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.espalier.data.TinyImages;
import dev.espalier.hardware.Latency;
import dev.espalier.measure.ToyMeter;
import dev.espalier.search.Component;
import dev.espalier.search.Constraint;
import dev.espalier.search.Experiment;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.sgnas.SgnasSearch;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.step.Queues;
import dev.espalier.workflow.SurveyWorkflow;
import dev.espalier.workflow.SurveyWorkflow.Survey;
import io.temporal.client.WorkflowOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generator that answers the latency of a device whose operators were measured. */
class AnsweredLatencyTest {

    private static final NasBench201 SPACE = new NasBench201();
    private static final String BOARD = "board";
    private static final Frame SMALL = new Frame(0, 0, 0, 1, 8);

    @TempDir
    Path folder;

    private TestEngine engine;

    @BeforeEach
    void up() {
        engine = new TestEngine(
                folder,
                new TestEngine.Plugins(List.of(), List.of(new SgnasSearch(new TinyImages(64))), List.of(), List.of()));
        engine.serve(BOARD, _ -> new ToyMeter());
    }

    @AfterEach
    void down() {
        engine.close();
    }

    /** At most 5 ms, measured. */
    private static Experiment limited() {
        return limited(BOARD, List.of(BOARD));
    }

    private static Experiment limited(String device, List<String> measureOn) {
        return limited(device, measureOn, Map.of());
    }

    private static Experiment limited(String device, List<String> measureOn, Map<String, Object> beside) {
        var settings = new TreeMap<String, Object>(Map.of("dataset", "none", "generator_epochs", 5));
        settings.putAll(beside);
        var shipped = TestEngine.experiment("x", 8, 7);
        return new Experiment(
                shipped.id(),
                0,
                shipped.id(),
                new SearchProblem(
                        NasBench201.NAME,
                        List.of(new Objective(Metric.VAL_ACCURACY_PCT, Objective.Direction.MAXIMIZE)),
                        List.of(new Constraint(Metric.latencyMs(device), 5))),
                new Component("sgnas", settings),
                new Component("toy", new TreeMap<>()),
                4,
                4,
                1,
                measureOn,
                shipped.budget(),
                7,
                shipped.labels(),
                null);
    }

    private List<Architecture> measured(Frame frame) {
        var chosen = engine.desk.catalogue().worthSumming(SPACE, frame, 12, 0);
        surveyed(chosen, frame, false);
        return chosen;
    }

    private void surveyed(List<Architecture> chosen, Frame frame, boolean again) {
        var workflow = engine.client()
                .newWorkflowStub(
                        SurveyWorkflow.class,
                        WorkflowOptions.newBuilder().setTaskQueue(Queues.SEARCH).build());
        var progress = workflow.survey(
                new Survey(BOARD, chosen.stream().map(Architecture::id).toList(), again, frame));
        assertThat(progress.measured()).isEqualTo(chosen.size());
    }

    @Test
    void aDeviceWhoseOperatorsWereNotMeasuredIsToldOfWithTheCommandThatMeasuresThem() {
        assertThat(engine.desk.catalogue().problems(limited()))
                .containsExactly(
                        "The operators of the space (nasbench201) must be measured on the device board, in networks as"
                                + " large as they are evaluated, for its latencies to be answered.\n"
                                + "Maybe ./espalier device calibrate board-nasbench201 --measure-on board --space"
                                + " nasbench201 --operators");
    }

    @Test
    void aCostThatNothingForetellsIsToldOf() {
        engine.desk.farm().calibrate("board-sums", BOARD, NasBench201.NAME, measured(Frame.OWN), Frame.OWN);

        assertThat(engine.desk
                        .catalogue()
                        .problems(limited(BOARD, List.of(BOARD), Map.of("cost", "flops", "targets", "3"))))
                .containsExactly(
                        "The cost (flops) must be known of architectures before they are evaluated, as macs_m or params_m is.");
    }

    @Test
    void anotherTableOfTheSameNetworksChangesNoSearch() {
        var chosen = measured(Frame.OWN);
        var farm = engine.desk.farm();
        farm.calibrate("board-sums", BOARD, NasBench201.NAME, chosen, Frame.OWN);
        double before = foretold(chosen.getLast());

        surveyed(chosen, Frame.OWN, true);
        farm.calibrate("board-sums-2", BOARD, NasBench201.NAME, chosen.subList(0, chosen.size() - 4), Frame.OWN);

        assertThat(farm.predictors(BOARD)).hasSize(2);
        assertThat(foretold(chosen.getLast())).isEqualTo(before);
    }

    private double foretold(Architecture architecture) {
        var minds = engine.desk.minds();
        return minds.foresight(SPACE, minds.evaluation(limited()))
                .of(Metric.latencyMs(BOARD))
                .orElseThrow()
                .applyAsDouble(architecture);
    }

    @Test
    void answersAreMeasuredAndNoneIsAboveTheLimit() {
        engine.desk.farm().calibrate("board-sums", BOARD, NasBench201.NAME, measured(Frame.OWN), Frame.OWN);

        assertThat(engine.desk.catalogue().problems(limited())).isEmpty();
        engine.run(limited());
        assertThat(engine.ledger.trials("x")).hasSize(8).allSatisfy(trial -> {
            assertThat(trial.candidate().origin()).startsWith("target-5");
            var outcome = (Outcome.Measured) trial.outcome();
            assertThat(outcome.measures().get(Metric.latencyMs(BOARD))).isBetween(4.0, 5.0);
            assertThat(outcome.sources()).containsEntry("latency_ms@board", Latency.Source.MEASURED);
        });
    }

    @Test
    void sumsAreOfNetworksOfOneSizeAndOfNoOther() {
        var chosen = measured(SMALL);
        var sums = engine.desk.farm().calibrate("board-sums", BOARD, NasBench201.NAME, chosen, SMALL);

        assertThat(sums.provenance()).contains("as a sum over operators, from 17 measurements on the device board");
        assertThat(sums.knows(SPACE.network(chosen.getFirst(), SMALL))).isTrue();
        assertThat(sums.knows(SPACE.network(chosen.getFirst()))).isFalse();
        assertThat(sums.latency(SPACE.network(chosen.getLast(), SMALL)).meanMs())
                .isCloseTo(ToyMeter.millis(SPACE.network(chosen.getLast(), SMALL)), withPercentage(1));
        assertThat(engine.desk.catalogue().problems(limited()))
                .singleElement()
                .satisfies(
                        one -> assertThat(one).contains("./espalier device calibrate board-nasbench201 --measure-on"));
        assertThat(engine.desk.catalogue().problems(limited("board-sums", List.of())))
                .contains("The device (board-sums) must predict latencies of networks as large as they are evaluated,"
                        + " but its sums are those of others.\n"
                        + "Maybe ./espalier device calibrate board-nasbench201 --measure-on board --space"
                        + " nasbench201 --operators");
    }
}
