package dev.espalier.evaluate.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.data.TinyImages;
import dev.espalier.evaluate.Evaluator;
import dev.espalier.evaluate.RecordedWork;
import dev.espalier.evaluate.TrainingEvaluatorContract;
import dev.espalier.search.Candidate;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.setting.Settings;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.dag.TwoStages;
import dev.espalier.step.Records.Evaluation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegionEvaluatorTest extends TrainingEvaluatorContract<RegionSettings> {

    private static final TwoStages SPACE = new TwoStages();

    @TempDir
    Path kept;

    @Override
    protected Evaluator<RegionSettings> evaluator() {
        return evaluator(SPACE);
    }

    private static RegionEvaluator evaluator(SearchSpace space) {
        return new RegionEvaluator(_ -> Optional.of(space), new TinyImages(256), () -> 0);
    }

    @Override
    protected Map<String, Object> settings() {
        return Map.of(
                "dataset",
                "tiny",
                "epochs",
                8,
                "batch",
                16,
                "runs",
                2,
                "first_rate",
                0.01,
                "learning_rate",
                0.01,
                "checkpoint_seconds",
                0);
    }

    @Override
    protected SearchSpace space() {
        return SPACE;
    }

    private RegionSettings parsed(Map<String, Object> changed) {
        var all = new HashMap<>(settings());
        all.putAll(changed);
        return Settings.parse("evaluator fade", RegionSettings.class, all);
    }

    private static List<Candidate> region(int count) {
        var random = new SplittableRandom(5);
        return Stream.generate(() -> SPACE.sample(random))
                .map(architecture -> new Candidate(architecture, List.of(), "density"))
                .limit(count)
                .toList();
    }

    private static SearchProblem wanted(Metric metric, SearchSpace space) {
        return new SearchProblem(space.name(), List.of(new Objective(metric, Objective.Direction.MAXIMIZE)), List.of());
    }

    private List<Evaluation> evaluated(List<Candidate> group, Map<String, Object> changed, RecordedWork work) {
        return evaluator().evaluate(group, wanted(Metric.VAL_ACCURACY_PCT, SPACE), parsed(changed), work);
    }

    private RecordedWork workOf(String name) {
        return new RecordedWork(new FileArtifactStore(kept.resolve(name)));
    }

    private static SortedMap<String, Double> measures(Evaluation evaluation) {
        return ((Outcome.Measured) evaluation.outcome()).measures().values();
    }

    private static double value(SortedMap<String, Double> measures, String name) {
        return Objects.requireNonNull(measures.get(name), name);
    }

    @Test
    void tellsOfEachPathTheScoresOfItsGraphsRunByRun() {
        var evaluations = evaluated(region(3), Map.of(), workOf("told"));
        assertThat(evaluations).hasSize(3);
        for (var evaluation : evaluations) {
            var measures = measures(evaluation);
            assertThat(measures)
                    .containsKeys(
                            "val_accuracy_pct",
                            "fade_log_score",
                            "fade_least_score",
                            "stage_2_score_low",
                            "run_2_accuracy_pct")
                    .containsEntry("runs", 2.0)
                    .containsEntry("failed_runs", 0.0);
            double mean = (value(measures, "stage_1_run_1_score") + value(measures, "stage_1_run_2_score")) / 2;
            assertThat(value(measures, "stage_1_score")).isCloseTo(mean, within(1e-9));
            assertThat(value(measures, "fade_score"))
                    .isCloseTo((value(measures, "stage_1_score") + value(measures, "stage_2_score")) / 2, within(1e-9));
        }
    }

    @Test
    void aSingleCandidateIsTrainedAlone() {
        var measures = measures(
                evaluated(region(1), Map.of("runs", 1), workOf("alone")).getFirst());
        assertThat(measures)
                .containsKeys("val_accuracy_pct", "alone_accuracy_pct", "module_evaluations")
                .doesNotContainKey("stage_1_score");
    }

    @Test
    void modulesAreEvaluatedAsOftenAsThereAreGraphsAndPasses() {
        var group = region(3);
        double first =
                value(measures(evaluated(group, Map.of(), workOf("first")).getFirst()), "module_evaluations");
        double trivial = value(
                measures(evaluated(group, Map.of("order", "trivial", "disjoint", false), workOf("trivial"))
                        .getFirst()),
                "module_evaluations");
        // Half the images, so half the steps, each with two passes.
        assertThat(first).isEqualTo(trivial);
    }

    @Test
    void goesOnWithARegionThatWasCutOffAndEndsTheSame() {
        var whole = evaluated(region(3), Map.of(), workOf("whole"));
        assertThatThrownBy(() -> evaluated(region(3), Map.of(), workOf("cut").thatEndsAfter(11)))
                .isInstanceOf(CancellationException.class);
        assertThat(evaluated(region(3), Map.of(), workOf("cut"))).isEqualTo(whole);
    }

    @Test
    void moreRunsOfARegionAddToThoseThatAreKept() {
        var work = workOf("more");
        evaluated(region(3), Map.of(), work);
        int saved = work.saved().size();
        evaluated(region(3), Map.of("runs", 3), work);
        assertThat(work.saved().size() - saved).isLessThan(saved);
    }

    @Test
    void aRegionThatLearnedNothingSaysSo() {
        var failed =
                evaluated(region(3), Map.of("epochs", 1, "first_rate", 1e-9, "learning_rate", 1e-9), workOf("chance"));
        assertThat(failed)
                .extracting(Evaluation::outcome)
                .containsOnly(
                        new Outcome.Failed(
                                "All 2 runs of the region stayed at chance, so nothing is known of its graphs.\nMaybe train it for more epochs, or at another learning_rate."));
    }

    @Test
    void refusesWhatCannotBeARegion() {
        assertThat(evaluator(new NasBench201())
                        .problems(wanted(Metric.VAL_ACCURACY_PCT, new NasBench201()), parsed(Map.of("batch", 200))))
                .containsExactly(
                        "The space (nasbench201) must be one of chains of graphs for its candidates to be trained as a region, as fade-dag is.",
                        "The batch (200) must be at most the 128 images of the data set (tiny) that weights learn from.\nMaybe make it smaller, or let scores learn from the same images (disjoint: no).");
        assertThat(evaluator().problems(wanted(new Metric("test_score"), SPACE), parsed(Map.of())))
                .singleElement()
                .asString()
                .startsWith(
                        "The metric (test_score) must be one that regions tell to be optimised: val_accuracy_pct, val_loss, fade_score");
        assertThat(evaluator().problems(wanted(Metric.VAL_ACCURACY_PCT, SPACE), parsed(Map.of()), 7))
                .containsExactly(
                        "The batch (7) must be at most the 6 different graphs that a stage of the space (two-stages) can have: so many are ranked at once.");
    }
}
