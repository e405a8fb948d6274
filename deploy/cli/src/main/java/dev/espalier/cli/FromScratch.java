package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.cli.server.Json;
import java.util.Collection;
import java.util.List;

/** An experiment that evaluates architectures of another from scratch, as a file. */
final class FromScratch {

    /** The evaluator that lends weights, and what it shares with the one that trains. */
    private static final String INHERITS = "supernet-weights";

    private static final List<String> SHARED = List.of("dataset", "resolution", "cells", "width");

    private FromScratch() {}

    /** The other experiment's file, with these architectures in place of its search. */
    static ObjectNode of(JsonNode experiment, Collection<String> architectures) {
        var file = ((ObjectNode) experiment.path("file")).deepCopy();
        file.put("name", Json.text(experiment, "name") + "-from-scratch");
        file.putObject("method").put("name", "listed").put("architectures", String.join(" ", architectures));
        file.set("evaluator", evaluator(file.path("evaluator")));
        file.putObject("budget").put("trials", architectures.size());
        file.put("batch", architectures.size());
        file.put("pool", architectures.size());
        file.remove("screen");
        return file;
    }

    private static JsonNode evaluator(JsonNode evaluator) {
        if (!Json.text(evaluator, "name").equals(INHERITS)) {
            return evaluator;
        }
        var train = Json.object().put("name", "train");
        for (var setting : SHARED) {
            if (evaluator.has(setting)) {
                train.set(setting, evaluator.get(setting));
            }
        }
        return train;
    }
}
