package dev.espalier.api;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.TrialView;
import dev.espalier.search.Metric;
import dev.espalier.space.Architecture;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where the figures of an experiment's trials come from.
 *
 * @param evaluated the word for what its evaluator tells: {@code lookup} where that reads a table
 * @param devices by name
 */
record Sources(String evaluated, Map<String, LatencyModel> devices) {

    static Sources of(ExperimentView experiment, Catalogue catalogue) {
        var table = experiment.experiment().evaluator().settings().get("table");
        return new Sources(
                catalogue.tables().stream().anyMatch(info -> info.name().equals(table)) ? "lookup" : "measured",
                catalogue.devices().stream()
                        .collect(Collectors.toMap(model -> model.device().name(), Function.identity())));
    }

    SortedMap<String, String> of(TrialView trial) {
        var sources = new TreeMap<String, String>();
        trial.measures()
                .values()
                .keySet()
                .forEach(metric -> sources.put(metric, unstated(new Metric(metric), trial.architecture())));
        trial.sources().forEach((metric, source) -> sources.put(metric, Architectures.word(source)));
        return sources;
    }

    private String unstated(Metric metric, Architecture architecture) {
        if (metric.equals(Metric.MACS_M) || metric.equals(Metric.PARAMS_M)) {
            return "counted";
        }
        var model = devices.get(metric.device());
        return model == null ? evaluated : Architectures.word(model.source(architecture));
    }
}
