package dev.espalier.page;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.control.Provenances;
import dev.espalier.hardware.Latency;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.TrialView;
import dev.espalier.search.Metric;
import dev.espalier.space.table.ResultTable;
import dev.espalier.space.table.TableInfo;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says where a trial's figures come from. */
@Singleton
final class Origins {

    private final Catalogue catalogue;
    private final Provenances provenances;

    Origins(Catalogue catalogue, Provenances provenances) {
        this.catalogue = catalogue;
        this.provenances = provenances;
    }

    /**
     * Where a figure comes from.
     *
     * @param word how it was got: look-up, predicted, measured, counted, evaluated
     * @param style a class: measured, predicted or none for a look-up
     * @param name the table or the device
     * @param provenance whose figures, in full
     */
    record Origin(String word, String style, String name, String provenance) {}

    Origin of(ExperimentView experiment, TrialView trial, Metric metric) {
        if (metric.equals(Metric.MACS_M) || metric.equals(Metric.PARAMS_M)) {
            return new Origin("counted", "measured", "the network", "Counted from the network, layer by layer.");
        }
        var stated = trial.sources().get(metric.name());
        var model = model(metric);
        if (model.isPresent()) {
            var source = stated == null ? model.get().source(trial.architecture()) : stated;
            return new Origin(
                    word(source),
                    style(source),
                    model.get().device().title(),
                    provenances.of(trial, metric).orElseGet(model.get()::provenance));
        }
        return evaluated(experiment, stated);
    }

    private Origin evaluated(ExperimentView experiment, Latency.@Nullable Source stated) {
        var evaluator = experiment.experiment().evaluator();
        var table = table(String.valueOf(evaluator.settings().get("table")));
        if (table.isPresent()) {
            return new Origin("look-up", "", table.get().title(), table.get().provenance());
        }
        var source = stated == null ? Latency.Source.MEASURED : stated;
        return new Origin(
                stated == null ? "evaluated" : word(source),
                style(source),
                evaluator.name(),
                "Evaluated by %s.".formatted(evaluator.name()));
    }

    private Optional<LatencyModel> model(Metric metric) {
        return metric.device().isEmpty()
                ? Optional.empty()
                : catalogue.devices().stream()
                        .filter(model -> model.device().name().equals(metric.device()))
                        .findFirst();
    }

    private Optional<TableInfo> table(String name) {
        return catalogue.table(name).map(ResultTable::info);
    }

    private static String word(Latency.Source source) {
        return switch (source) {
            case LOOKUP -> "look-up";
            case PREDICTED -> "predicted";
            case MEASURED -> "measured";
        };
    }

    private static String style(Latency.Source source) {
        return source == Latency.Source.LOOKUP ? "" : word(source);
    }
}
