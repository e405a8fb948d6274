package dev.espalier.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.hardware.Latency;
import dev.espalier.search.Candidate;
import dev.espalier.search.Fidelity;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.setting.Settings;
import dev.espalier.space.Architecture;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.table.NasBench201Tables;
import dev.espalier.space.table.ResultTable;
import dev.espalier.space.table.TableInfo;
import dev.espalier.worker.Unhurried;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TableEvaluatorTest extends EvaluatorContract<TableEvaluator.Params> {

    private static final Architecture SMALL = new Architecture("small", 1);

    @Override
    protected Evaluator<TableEvaluator.Params> evaluator() {
        return new TableEvaluator(new Shelved(new NasBench201Tables().cifar10()));
    }

    @Override
    protected Map<String, Object> settings() {
        return Map.of("table", "nasbench201-cifar10");
    }

    /** At the pace of the real training, scaled, it is trained for and not looked up. */
    @Nested
    class Paced extends TrainingEvaluatorContract<TableEvaluator.Params> {

        @Override
        protected Evaluator<TableEvaluator.Params> evaluator() {
            return TableEvaluatorTest.this.evaluator();
        }

        @Override
        protected Map<String, Object> settings() {
            return Map.of("table", "nasbench201-cifar10", "epochs", 12, "time_scale", 0.000001);
        }
    }

    /** The tables of one test. */
    private record Shelved(ResultTable table) implements Tables {

        @Override
        public Optional<ResultTable> find(String name) {
            return Optional.of(table).filter(found -> found.info().name().equals(name));
        }

        @Override
        public List<String> names() {
            return List.of(table.info().name());
        }
    }

    /** A private table that brings a device of its own. */
    private static final class SmallTable implements ResultTable {

        @Override
        public TableInfo info() {
            return new TableInfo(
                    "mine", "Mine", "small", List.of("val_accuracy_pct", "latency_ms@mine"), 1, List.of(), "Mine.");
        }

        @Override
        public @Nullable SortedMap<String, Double> measures(Architecture architecture, int epochs) {
            return architecture.equals(SMALL)
                    ? new TreeMap<>(Map.of("val_accuracy_pct", 90.0, "latency_ms@mine", 3.0, "train_seconds", 7.6))
                    : null;
        }

        @Override
        public double[] column(String metric, int epochs) {
            return new double[] {90};
        }

        @Override
        public Architecture architecture(int row, int epochs) {
            return SMALL;
        }
    }

    private static SearchProblem small(String metric) {
        return new SearchProblem(
                "small", List.of(new Objective(new Metric(metric), Objective.Direction.MAXIMIZE)), List.of());
    }

    private static TableEvaluator.Params params(Map<String, Object> given) {
        return Settings.parse("evaluator table", TableEvaluator.Params.class, given);
    }

    private Outcome outcome(Candidate candidate, Map<String, Object> given) {
        var work = new Unhurried(new FileArtifactStore(folder));
        return new TableEvaluator(new Shelved(new SmallTable()))
                .evaluate(List.of(candidate), small("val_accuracy_pct"), params(given), work)
                .getFirst()
                .outcome();
    }

    @Test
    void takesTheTrainingTimeAsTheCostAndALatencyAsLookedUp() {
        var evaluator = new TableEvaluator(new Shelved(new SmallTable()));
        var candidate = new Candidate(SMALL, List.of(), "random");
        var evaluation = evaluator
                .evaluate(
                        List.of(candidate),
                        small("val_accuracy_pct"),
                        params(Map.of("table", "mine")),
                        new Unhurried(new FileArtifactStore(folder)))
                .getFirst();
        assertThat(evaluation.gpuSeconds()).isEqualTo(8);
        assertThat(evaluation.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Measured.class,
                        measured -> assertThat(measured.sources())
                                .isEqualTo(Map.of("latency_ms@mine", Latency.Source.LOOKUP)));
        assertThat(evaluator.known(SMALL, params(Map.of("table", "mine"))).values())
                .as("known before a trial")
                .isEqualTo(Map.of("latency_ms@mine", 3.0));
    }

    @Test
    void knowsBeforehandWhatTakesNoTraining() {
        var evaluator = new TableEvaluator(new Shelved(new NasBench201Tables().cifar10()));
        var params = params(Map.of("table", "nasbench201-cifar10"));
        assertThat(evaluator.known(new NasBench201().ofIndex(0), params).values())
                .isEqualTo(Map.of("naswot", 740.8457, "logsynflow", 644_744.0));
        assertThat(evaluator.foreknows(Metric.NASWOT, params)).isTrue();
        assertThat(evaluator.foreknows(Metric.VAL_ACCURACY_PCT, params)).isFalse();
        var small = new TableEvaluator(new Shelved(new SmallTable()));
        assertThat(small.foreknows(Metric.NASWOT, params(Map.of("table", "mine"))))
                .isFalse();
    }

    @Test
    void anArchitectureWithoutARowFails() {
        var stranger = new Candidate(new Architecture("small", 2), Fidelity.FULL, List.of(), "random");
        assertThat(outcome(stranger, Map.of("table", "mine")))
                .isEqualTo(new Outcome.Failed("The table (mine) has no row for small:2 at 0 epochs."));
        assertThat(new TableEvaluator(new Shelved(new SmallTable()))
                        .covers(stranger.architecture(), params(Map.of("table", "mine"))))
                .isFalse();
    }

    @Test
    void saysEverythingThatKeepsItFromAProblem() {
        var evaluator = new TableEvaluator(new Shelved(new NasBench201Tables().cifar10()));
        assertThat(evaluator.problems(
                        small("top5_accuracy_pct"), params(Map.of("table", "nasbench201-cifar10", "epochs", 90))))
                .hasSize(3)
                .anyMatch(problem -> problem.contains("holds architectures of the space nasbench201"))
                .anyMatch(problem -> problem.contains("has no results at 90 epochs; it has them at [12, 200]"))
                .anyMatch(problem -> problem.contains("has no metric top5_accuracy_pct to optimise"));
        assertThat(evaluator.problems(small("val_accuracy_pct"), params(Map.of("table", "none"))))
                .singleElement()
                .asString()
                .startsWith("There is no table (none); there are nasbench201-cifar10.\nMaybe");
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatThrownBy(() -> params(Map.of("table", "mine", "epochs", -1)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("The epochs (-1) must not be negative.");
        assertThatThrownBy(() -> params(Map.of("table", "mine", "time_scale", 1.5)))
                .hasMessageContaining("The time_scale (1.5) must be from 0 to 1.");
        assertThatThrownBy(() -> params(Map.of("table", "mine", "time_scale", 5)))
                .hasMessageContaining("The time_scale (5) must be from 0 to 1.");
        assertThatThrownBy(() -> params(Map.of())).hasMessageContaining("needs the setting (table)");
    }
}
