package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.text.MetricName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Trials with the metrics that their experiment asks for. */
final class TrialTable {

    private TrialTable() {}

    /** What a screen dropped has no metrics: in their place stands what was expected. */
    static Listing filtered(List<JsonNode> trials) {
        return new Listing()
                .text("CANDIDATE", "id")
                .number("ROUND", "round")
                .figures("EXPECTED", expected("figure"))
                .figures("SCORE", expected("mean"))
                .figures("UNCERTAINTY", expected("deviation"))
                .text("ORIGIN", "origin")
                .text("ARCHITECTURE", TrialTable::architecture)
                .add(trials);
    }

    private static Function<JsonNode, JsonNode> expected(String field) {
        return trial -> trial.path("expected").path(field);
    }

    static Listing of(List<JsonNode> trials, Set<String> metrics) {
        var listing = new Listing().text("TRIAL", "id").number("ROUND", "round").text("STATUS", "status");
        metrics.forEach(listing::metric);
        return listing.number("GPU TIME [s]", "gpuSeconds")
                .text("ORIGIN", "origin")
                .text("ARCHITECTURE", TrialTable::architecture)
                .text("ERROR", "error")
                .add(trials);
    }

    private static String architecture(JsonNode trial) {
        var notation = Json.text(trial, "notation");
        return notation.isEmpty() ? Json.text(trial, "architecture") : notation;
    }

    /** Those of the objectives, then of the constraints. */
    static Set<String> asked(JsonNode experiment) {
        var metrics = new LinkedHashSet<String>();
        Json.texts(experiment.path("objectives")).forEach(objective -> metrics.add(metric(objective)));
        Json.texts(experiment.path("constraints")).forEach(limit -> metrics.add(limit.split("[ <]", 2)[0]));
        return metrics;
    }

    /** Of an objective, {@code maximize val_accuracy_pct}. */
    static String metric(String objective) {
        return objective.substring(objective.lastIndexOf(' ') + 1);
    }

    /** All that any of the trials has, the asked first. */
    static Set<String> all(JsonNode experiment, List<JsonNode> trials) {
        var metrics = asked(experiment);
        trials.forEach(trial -> trial.path("measures").fieldNames().forEachRemaining(metrics::add));
        metrics.removeIf(metric -> new MetricName(metric).isDeviation());
        return metrics;
    }
}
