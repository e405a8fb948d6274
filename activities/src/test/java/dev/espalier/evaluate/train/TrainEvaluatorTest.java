package dev.espalier.evaluate.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.data.DataSet;
import dev.espalier.data.DataSets;
import dev.espalier.data.TinyImages;
import dev.espalier.evaluate.Evaluator;
import dev.espalier.evaluate.ResumingEvaluatorContract;
import dev.espalier.search.Candidate;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.setting.Settings;
import dev.espalier.space.Refusal;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.cell.NasBenchNlp;
import dev.espalier.space.custom.CustomSpace;
import dev.espalier.space.sgnas.Sgnas;
import dev.espalier.space.sgnas.SgnasSe;
import dev.espalier.worker.Unhurried;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
        assertThat(problems(Map.of("dataset", "tinny"), PROBLEM))
                .containsExactly("There is no data set (tinny); there are tiny.\nMaybe you meant `tiny`.");
        assertThat(problems(Map.of("batch", 100), PROBLEM))
                .containsExactly("The batch (100) must be at most the 64 images that the data set (tiny) trains on.");
        assertThat(problems(Map.of("resolution", 3, "cells", 1), PROBLEM))
                .containsExactly(
                        "Networks of the space (nasbench201) cannot be trained on images of 3 × 3 pixels, cells 1, width 4: The images (3 pixels high and wide) must be at least 4, since they are halved twice.");
        assertThat(problems(Map.of("auxiliary", 0.4), PROBLEM))
                .containsExactly(
                        "The auxiliary (0.4) must be 0: networks of the space (nasbench201) have no second classifier.");
        assertThat(problems(Map.of(), problem("test_accuracy_pct")))
                .singleElement()
                .asString()
                .contains("The metric (test_accuracy_pct) must be one that training measures");
        assertThat(problems(Map.of("dataset", "cifar"), problem("params"))).hasSize(2);
        assertThat(problems(Map.of(), problem("params")))
                .containsExactly(
                        "The metric (params) must be one that training measures to be optimised: val_accuracy_pct, val_loss, train_loss, train_seconds, epochs, and of every network macs_m, params_m and latency_ms@DEVICE.\nMaybe you meant `params_m`.");
    }

    @Test
    void networksOnWordsAndThoseThatOnlyHaveNamesAreRefused() {
        var opaque = CustomSpace.read("name: opaque\nsummary: Names only.\ndecisions: {a: [x, y]}\n");
        assertThat(refused(opaque))
                .isEqualTo(
                        "Networks of the space (opaque) cannot be trained on images: of their operations only the names are known.\nMaybe write what is built: the `network` of the space.");
        assertThat(refused(new NasBenchNlp()))
                .isEqualTo("Networks of the space (nasbench-nlp) cannot be trained on images: they read words.");
    }

    static Stream<SearchSpace> mobile() {
        return Stream.of(new Sgnas(), new SgnasSe());
    }

    @ParameterizedTest
    @MethodSource("mobile")
    void trainsNetworksOfSgnasThatAreSmall(SearchSpace space, @TempDir Path kept) {
        var evaluator = new TrainEvaluator(_ -> Optional.of(space), new TinyImages(64), () -> 0);
        var candidate = new Candidate(space.sample(new SplittableRandom(1)), List.of(), "random");
        var settings = parsed(Map.of("cells", 2, "width", 16, "epochs", 8, "drop_path", 0.1, "ema", 0));

        assertThat(evaluator.problems(PROBLEM, settings)).isEmpty();
        var outcome = evaluator
                .evaluate(List.of(candidate), PROBLEM, settings, new Unhurried(new FileArtifactStore(kept)))
                .getFirst()
                .outcome();

        assertThat(outcome).isInstanceOf(Outcome.Measured.class);
        assertThat(((Outcome.Measured) outcome).measures().get(new Metric("train_loss")))
                .as("below that of a guess among four")
                .isLessThan(Math.log(4));
    }

    private String refused(SearchSpace space) {
        var evaluator = new TrainEvaluator(_ -> Optional.of(space), new TinyImages(64));
        return evaluator.problems(PROBLEM, parsed(Map.of())).getFirst();
    }

    /** Data sets of a machine that does not see the files of the one that there is. */
    private static final class Unseen implements DataSets {

        @Override
        public Optional<DataSet> find(String id) {
            throw new Refusal(List.of("This machine does not see it."));
        }

        @Override
        public List<String> ids() {
            return List.of("tiny");
        }
    }

    @Test
    void aDataSetThatIsNotSeenIsRefusedBeforehandAndWaitedForLater() {
        var evaluator = new TrainEvaluator(_ -> Optional.empty(), new Unseen());
        assertThat(evaluator.problems(PROBLEM, parsed(Map.of()))).containsExactly("This machine does not see it.");
        assertThatThrownBy(() -> evaluator.frame(parsed(Map.of())))
                .as("which steps try again")
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This machine does not see it.");
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
