package dev.espalier.page;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.hardware.Latency;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.TrialView;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the table of a trial's measures: what the search asked for, all else that is known, then other devices. */
@Singleton
final class MeasureRows {

    private final Catalogue catalogue;
    private final Origins origins;

    MeasureRows(Catalogue catalogue, Origins origins) {
        this.catalogue = catalogue;
        this.origins = origins;
    }

    List<TrialPageView.Measure> rows(ExperimentView experiment, TrialView trial, @Nullable TrialView parent) {
        var all = known(experiment, trial);
        var before = parent == null ? Measures.NONE : known(experiment, parent);
        var asked = experiment.experiment().problem().metrics();
        return all.values().keySet().stream()
                .map(Metric::new)
                .filter(metric -> !isDeviation(metric, all))
                .sorted(Comparator.comparingInt((Metric metric) -> rank(metric, asked))
                        .thenComparing(Metric::name))
                .map(metric -> row(experiment, trial, metric, all, before))
                .toList();
    }

    /** It stands with its latency. */
    private static boolean isDeviation(Metric metric, Measures all) {
        return !metric.device().isEmpty()
                && metric.equals(Metric.latencyStdMs(metric.device()))
                && all.has(Metric.latencyMs(metric.device()));
    }

    private static int rank(Metric metric, List<Metric> asked) {
        int place = asked.indexOf(metric);
        return place >= 0 ? place : asked.size() + (metric.device().isEmpty() ? 0 : 1);
    }

    /** What was measured, and what is known without any evaluation. */
    private Measures known(ExperimentView experiment, TrialView trial) {
        return catalogue.price(experiment.experiment(), trial.architecture()).and(trial.measures());
    }

    private TrialPageView.Measure row(
            ExperimentView experiment, TrialView trial, Metric metric, Measures all, Measures before) {
        var words = MetricWords.of(metric);
        double value = all.get(metric);
        double change = before.has(metric) ? value - before.get(metric) : 0;
        var text = before.has(metric) ? Said.signed(change, words.digits()) : "";
        boolean better = (change > 0) == higher(experiment, metric);
        var origin = origins.of(experiment, trial, metric);
        return new TrialPageView.Measure(
                words.label(),
                words.text(all),
                words.unit(),
                interval(metric, all, words),
                text,
                text.isEmpty() || text.equals("0") ? "faint" : better ? "up" : "down",
                origin.word(),
                origin.style(),
                origin.name(),
                origin.provenance(),
                experiment.experiment().problem().metrics().contains(metric));
    }

    private static String interval(Metric metric, Measures all, MetricWords words) {
        double deviation = all.deviation(metric);
        if (deviation == 0) {
            return "";
        }
        var latency = new Latency(all.get(metric), deviation, Latency.Source.PREDICTED);
        return "%s to %s".formatted(words.text(latency.lowMs()), words.text(latency.highMs()));
    }

    private static boolean higher(ExperimentView experiment, Metric metric) {
        return experiment.experiment().problem().objectives().stream()
                .filter(objective -> objective.metric().equals(metric))
                .findFirst()
                .map(objective -> objective.direction() == Objective.Direction.MAXIMIZE)
                .orElse(Metric.TRAINING_FREE.get(metric) == Objective.Direction.MAXIMIZE
                        || (metric.quantity().contains("accuracy")
                                && !metric.quantity().contains("std")));
    }
}
