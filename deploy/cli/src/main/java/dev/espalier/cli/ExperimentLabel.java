package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Sets labels of an experiment and takes them away. */
@Command(
        name = "label",
        description = "Labels an experiment, also while it runs; `experiment list --filter tag:team=vision` finds it.",
        footer = {
            "  ./espalier experiment label first-search team=vision prod",
            "  ./espalier experiment label first-search prod-"
        })
final class ExperimentLabel implements Runnable {

    private final Session session;

    @Parameters(index = "0", paramLabel = "ID", description = Ids.DESCRIPTION)
    String id = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "LABEL",
            description = "key=value or key sets one, key- takes it away.")
    List<String> labels = List.of();

    @Mixin
    OutputOption output = new OutputOption();

    ExperimentLabel(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var server = session.server();
        var changed = server.post(
                Route.of("experiments", Experiments.id(server, id), "labels"),
                "text/plain",
                String.join(" ", labels).getBytes(StandardCharsets.UTF_8));
        output.show(
                session.terminal(),
                changed,
                () -> session.terminal()
                        .print("Labels of %s: %s.".formatted(Json.text(changed, "id"), words(changed.path("labels")))));
    }

    private static String words(JsonNode labels) {
        var all = new TreeMap<String, String>();
        labels.properties()
                .forEach(label -> all.put(label.getKey(), label.getValue().asText()));
        return all.isEmpty()
                ? "none"
                : all.entrySet().stream()
                        .map(label ->
                                label.getValue().isEmpty() ? label.getKey() : label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(", "));
    }
}
