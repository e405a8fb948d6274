package dev.espalier.page;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.TrialView;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the table of a trial's measures: what the search asked for first, then all else that is known. */
@Singleton
final class MeasureRows {

    private final Catalogue catalogue;

    MeasureRows(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    List<TrialPageView.Measure> rows(ExperimentView experiment, TrialView trial, @Nullable TrialView parent) {
        var all = known(trial);
        var before = parent == null ? Measures.NONE : known(parent);
        var asked = experiment.experiment().problem().metrics();
        var metrics = Stream.concat(
                        asked.stream(), all.values().keySet().stream().map(Metric::new))
                .distinct()
                .filter(all::has)
                .toList();
        var rows = new ArrayList<TrialPageView.Measure>();
        for (var metric : metrics) {
            rows.add(row(experiment, trial, metric, all.get(metric), before, asked.contains(metric)));
        }
        return rows;
    }

    /** What was measured, and what is known without any evaluation. */
    private Measures known(TrialView trial) {
        return catalogue.price(trial.architecture()).and(trial.measures());
    }

    private TrialPageView.Measure row(
            ExperimentView experiment, TrialView trial, Metric metric, double value, Measures before, boolean asked) {
        var words = MetricWords.of(metric);
        double change = before.has(metric) ? value - before.get(metric) : 0;
        var text = before.has(metric) ? Said.signed(change, words.digits()) : "";
        boolean higher = higher(experiment, metric);
        var direction = text.isEmpty() || text.equals("0") ? "faint" : (change > 0) == higher ? "up" : "down";
        var model = model(metric);
        var source = source(trial, metric, model);
        return new TrialPageView.Measure(
                words.label(),
                words.text(value),
                words.unit(),
                text,
                direction,
                source.word(),
                source.style(),
                provenance(experiment, metric, model),
                asked);
    }

    private static boolean higher(ExperimentView experiment, Metric metric) {
        return experiment.experiment().problem().objectives().stream()
                .filter(objective -> objective.metric().equals(metric))
                .findFirst()
                .map(objective -> objective.direction() == Objective.Direction.MAXIMIZE)
                .orElse(metric.quantity().contains("accuracy"));
    }

    private record Source(String word, String style) {}

    private static Source source(TrialView trial, Metric metric, Optional<LatencyModel> model) {
        if (metric.equals(Metric.MACS_M) || metric.equals(Metric.PARAMS_M)) {
            return new Source("counted", "measured");
        }
        var stated = trial.sources().get(metric.name());
        var source = stated == null ? model.map(LatencyModel::source).orElse(null) : stated;
        if (source == null) {
            return new Source("evaluated", "measured");
        }
        return switch (source) {
            case LOOKUP -> new Source("look-up", "");
            case PREDICTED -> new Source("predicted", "predicted");
            case MEASURED -> new Source("measured", "measured");
        };
    }

    private Optional<LatencyModel> model(Metric metric) {
        return metric.device().isEmpty()
                ? Optional.empty()
                : catalogue.devices().stream()
                        .filter(model -> model.device().name().equals(metric.device()))
                        .findFirst();
    }

    private String provenance(ExperimentView experiment, Metric metric, Optional<LatencyModel> model) {
        if (metric.equals(Metric.MACS_M) || metric.equals(Metric.PARAMS_M)) {
            return "from the network, layer by layer";
        }
        if (model.isPresent()) {
            return model.get().device().title() + ". " + model.get().provenance();
        }
        var table = experiment.experiment().evaluator().settings().get("table");
        return catalogue.tables().stream()
                .filter(info -> info.name().equals(String.valueOf(table)))
                .findFirst()
                .map(info -> info.title() + ". " + info.provenance())
                .orElse("evaluator " + experiment.experiment().evaluator().name());
    }
}
