package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.data.TinyImages;
import dev.espalier.evaluate.zerocost.ZeroCostEvaluator;
import dev.espalier.search.Component;
import dev.espalier.search.Ending;
import dev.espalier.search.Experiment;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Objective.Direction;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.search.Trial;
import dev.espalier.space.cell.Darts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AG-Net's search for ImageNet, whole and small: cells of DARTS by two scores of untrained networks. */
class ZeroCostSearchTest {

    private static final int TURN = 8;

    @TempDir
    Path folder;

    private static Experiment experiment() {
        var problem = new SearchProblem(
                "darts",
                List.of(
                        new Objective(Metric.LINEAR_REGIONS, Direction.MAXIMIZE),
                        new Objective(Metric.NTK_CONDITION, Direction.MINIMIZE)),
                List.of());
        var method =
                Map.<String, Object>of("mode", "paper", "initial", 4, "pretraining", 20, "latents", 1, "turn", TURN);
        var evaluator = Map.<String, Object>of(
                "dataset",
                "tiny",
                "scores",
                "ntk_condition, linear_regions",
                "cells",
                3,
                "width",
                2,
                "batch",
                4,
                "crops",
                200);
        return new Experiment(
                "scored",
                0,
                "scored",
                problem,
                new Component("agnet", new TreeMap<>(method)),
                new Component("zero-cost", new TreeMap<>(evaluator)),
                4,
                4,
                2,
                List.of(),
                new Experiment.Budget(12, Experiment.Budget.UNLIMITED_GPU_TIME),
                1,
                new TreeMap<>(),
                null);
    }

    @Test
    void scoresEveryNetworkTrainsNoneAndCanBeVerified() {
        var darts = new Darts();
        var evaluator = new ZeroCostEvaluator(_ -> Optional.of(darts), new TinyImages(64));
        var plugins = new TestEngine.Plugins(List.of(darts), List.of(), List.of(evaluator), List.of());
        try (var engine = new TestEngine(folder, plugins)) {
            var result = engine.run(experiment());
            assertThat(result.ending()).isEqualTo(Ending.BUDGET_SPENT);
            var trials = engine.ledger.trials("scored");
            assertThat(trials).hasSize(12).allSatisfy(ZeroCostSearchTest::isScored);
            var last = Objects.requireNonNull(result.checkpoint());
            assertThat(new Verification(engine.desk)
                            .verify("scored", last, (_, _) -> {})
                            .firstDifference())
                    .isNull();
        }
    }

    private static void isScored(Trial trial) {
        assertThat(trial.outcome()).isInstanceOfSatisfying(Outcome.Measured.class, measured -> {
            assertThat(measured.measures().get(Metric.LINEAR_REGIONS)).isBetween(2.0, 200.0);
            assertThat(measured.measures().get(Metric.NTK_CONDITION)).isGreaterThan(1);
        });
    }
}
