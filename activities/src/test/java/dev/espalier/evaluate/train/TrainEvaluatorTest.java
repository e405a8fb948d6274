package dev.espalier.evaluate.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.data.TinyImages;
import dev.espalier.evaluate.Evaluator;
import dev.espalier.evaluate.ResumingEvaluatorContract;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.SearchProblem;
import dev.espalier.setting.Settings;
import dev.espalier.space.cell.NasBench201;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainEvaluatorTest extends ResumingEvaluatorContract<TrainSettings> {

    private static final SearchProblem PROBLEM = problem("val_accuracy_pct");

    @Override
    protected Evaluator<TrainSettings> evaluator() {
        var space = new NasBench201();
        return new TrainEvaluator(
                name -> name.equals(space.name()) ? Optional.of(space) : Optional.empty(), new TinyImages(64), () -> 0);
    }

    @Override
    protected Map<String, Object> settings() {
        return Map.of(
                "dataset",
                "tiny",
                "epochs",
                2,
                "batch",
                16,
                "cells",
                1,
                "width",
                4,
                "checkpoint_seconds",
                0,
                "ema",
                0.9);
    }

    @Test
    void whatKeepsItFromTrainingIsSaidInOneSentence() {
        assertThat(problems(Map.of("dataset", "cifar"), PROBLEM))
                .containsExactly(
                        "There is no data set (cifar); there are tiny.\nMaybe add it: ./espalier dataset add.");
        assertThat(problems(Map.of("batch", 100), PROBLEM))
                .containsExactly("The batch (100) must be at most the 64 images that the data set (tiny) trains on.");
        assertThat(problems(Map.of("resolution", 2), PROBLEM))
                .singleElement()
                .asString()
                .contains("cannot be trained so");
        assertThat(problems(Map.of("auxiliary", 0.4), PROBLEM))
                .containsExactly(
                        "The auxiliary (0.4) must be 0: networks of the space (nasbench201) have no second classifier.");
        assertThat(problems(Map.of(), problem("test_accuracy_pct")))
                .singleElement()
                .asString()
                .contains("The metric (test_accuracy_pct) must be one that training measures");
    }

    @Test
    void saysEverySettingThatIsOutOfRangeAtOnce() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> parsed(Map.of("epochs", 0, "optimizer", "lion"))))
                .hasMessageContaining("The epochs (0) must be at least 1.")
                .hasMessageContaining("The optimizer (lion) must be one of sgd, adam, adamw, rmsprop.");
    }

    @Test
    void saysEachOfThemOnce() {
        assertThat(catchThrowableOfType(
                                InvalidInput.class, () -> parsed(Map.of("epochs", 0, "jitter", 2, "optimizer", "lion")))
                        .problems())
                .containsExactlyInAnyOrder(
                        "The evaluator train: The epochs (0) must be at least 1.",
                        "The evaluator train: The jitter (2.0) must be from 0 to 1.",
                        "The evaluator train: The optimizer (lion) must be one of sgd, adam, adamw, rmsprop.");
    }

    private List<String> problems(Map<String, Object> changed, SearchProblem problem) {
        return evaluator().problems(problem, parsed(changed));
    }

    private TrainSettings parsed(Map<String, Object> changed) {
        var all = new HashMap<>(settings());
        all.putAll(changed);
        return Settings.parse("evaluator train", TrainSettings.class, all);
    }

    private static SearchProblem problem(String metric) {
        return new SearchProblem(
                "nasbench201", List.of(new Objective(new Metric(metric), Objective.Direction.MAXIMIZE)), List.of());
    }
}
