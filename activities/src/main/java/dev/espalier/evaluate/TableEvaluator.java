package dev.espalier.evaluate;

import dev.espalier.catalogue.Nearest;
import dev.espalier.hardware.Latency;
import dev.espalier.method.Work;
import dev.espalier.search.Candidate;
import dev.espalier.search.Fidelity;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.setting.Ranges;
import dev.espalier.setting.Setting;
import dev.espalier.space.Architecture;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.table.ResultTable;
import dev.espalier.step.Records.Evaluation;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Looks results up in a table, published or private. The training time that the table states is what a trial costs; with
 * a time scale it is also waited for, scaled, so that a search can be rehearsed at the pace of the real one.
 */
@Singleton
public final class TableEvaluator implements Evaluator<TableEvaluator.Params> {

    private static final String TRAIN_SECONDS = "train_seconds";

    private final Tables tables;

    public TableEvaluator(Tables tables) {
        this.tables = tables;
    }

    /** Its settings. */
    public record Params(
            @Setting(summary = "The table's name, as in ./espalier table list.")
            String table,

            @Setting(standard = "0", summary = "Epochs of training to look up; 0 for the most the table has.")
            int epochs,

            @Setting(
                    standard = "0",
                    summary = "How much of the published training time to wait: 0 for none, 0.001 for a thousandth.")
            double timeScale) {
        public Params {
            if (epochs < 0) {
                throw new IllegalArgumentException("The epochs (%d) must not be negative.".formatted(epochs));
            }
            if (timeScale < 0 || timeScale > 1) {
                throw new IllegalArgumentException(
                        "The time_scale (%s) must be from 0 to 1.".formatted(Ranges.written(timeScale)));
            }
        }
    }

    @Override
    public EvaluatorInfo<Params> info() {
        return new EvaluatorInfo<>(
                "table",
                "Looks results up in a table; its training time is the cost and, scaled, the waiting time.",
                "./espalier table list",
                Params.class);
    }

    @Override
    public List<String> problems(SearchProblem problem, Params params) {
        var found = tables.find(params.table());
        if (found.isEmpty()) {
            var hint = Nearest.hint(params.table(), tables.names());
            return List.of("There is no table (%s); there are %s.%s"
                    .formatted(
                            params.table(),
                            String.join(", ", tables.names()),
                            hint.isEmpty() ? "\nMaybe import it: ./espalier table import." : hint));
        }
        var table = found.get().info();
        var problems = new ArrayList<String>();
        if (!table.space().equals(problem.space())) {
            problems.add("The table (%s) holds architectures of the space %s, but the experiment searches %s."
                    .formatted(table.name(), table.space(), problem.space()));
        }
        if (params.epochs() > 0 && !table.epochs().contains(params.epochs())) {
            problems.add("The table (%s) has no results at %d epochs; it has them at %s."
                    .formatted(table.name(), params.epochs(), table.epochs()));
        }
        for (var objective : problem.objectives()) {
            var metric = objective.metric();
            if (!Optimised.knows(metric, table.metrics())) {
                problems.add("The table (%s) has no metric %s to optimise; it has %s"
                        .formatted(table.name(), metric.name(), Optimised.choices(metric, table.metrics())));
            }
        }
        return problems;
    }

    /** A paced look-up is a rehearsal of training: one at a time on the GPU's queue, and cached like training. */
    @Override
    public boolean looksUp(Params params) {
        return params.timeScale() == 0;
    }

    /** Each row stands for itself: isomorphic ones carry different published values. */
    @Override
    public Architecture identity(Architecture architecture, SearchSpace space) {
        return architecture;
    }

    @Override
    public boolean covers(Architecture architecture, Params params) {
        return table(params).measures(architecture, params.epochs()) != null;
    }

    @Override
    public Measures known(Architecture architecture, Params params) {
        var row = table(params).measures(architecture, params.epochs());
        var known = new TreeMap<String, Double>();
        if (row != null) {
            row.forEach((metric, value) -> {
                if (isFree(new Metric(metric))) {
                    known.put(metric, value);
                }
            });
        }
        return new Measures(known);
    }

    @Override
    public boolean foreknows(Metric metric, Params params) {
        return isFree(metric) && table(params).info().metrics().contains(metric.name());
    }

    /** What takes no training to know: latencies, and scores at random weights. */
    private static boolean isFree(Metric metric) {
        return !metric.device().isEmpty() || Metric.TRAINING_FREE.containsKey(metric);
    }

    @Override
    public List<Evaluation> evaluate(List<Candidate> group, SearchProblem problem, Params params, Work work) {
        var table = table(params);
        return group.stream()
                .map(candidate -> evaluate(candidate, table, params, work))
                .toList();
    }

    private static Evaluation evaluate(Candidate candidate, ResultTable table, Params params, Work work) {
        var fidelity = candidate.fidelity();
        int epochs = fidelity.equals(Fidelity.FULL) ? params.epochs() : fidelity.epochs();
        var row = table.measures(candidate.architecture(), epochs);
        if (row == null) {
            return new Evaluation(
                    new Outcome.Failed("The table (%s) has no row for %s at %d epochs."
                            .formatted(params.table(), candidate.architecture().id(), epochs)),
                    0);
        }
        double seconds = row.getOrDefault(TRAIN_SECONDS, 0.0);
        if (params.timeScale() > 0) {
            work.rest(Duration.ofMillis(Math.round(seconds * params.timeScale() * 1000)));
        }
        return new Evaluation(
                new Outcome.Measured(new Measures(row), sources(row.keySet()), null), Math.round(seconds));
    }

    private static SortedMap<String, Latency.Source> sources(Set<String> metrics) {
        var sources = new TreeMap<String, Latency.Source>();
        metrics.stream()
                .filter(metric -> !new Metric(metric).device().isEmpty())
                .forEach(metric -> sources.put(metric, Latency.Source.LOOKUP));
        return sources;
    }

    private ResultTable table(Params params) {
        return tables.find(params.table())
                .orElseThrow(() -> new IllegalStateException("The table (%s) is gone.".formatted(params.table())));
    }
}
