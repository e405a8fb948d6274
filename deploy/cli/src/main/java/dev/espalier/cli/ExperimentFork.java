package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts a new experiment from another's round. */
@Command(
        name = "fork",
        description = {
            "Starts a new experiment from where another one stood after a round.",
            "With the same seed and settings it repeats its parent; another seed or other settings lead elsewhere."
        },
        footer = {
            "  ./espalier experiment fork first-search --round 12 --seed 8",
            "  ./espalier experiment fork first-search --round 12 --set method.population=20 --at-most"
                    + " 'latency_ms@pixel3=3 ms'"
        })
final class ExperimentFork implements Runnable {

    private static final String METHOD = "method.";

    private final Session session;

    @Parameters(paramLabel = "ID", description = Ids.DESCRIPTION)
    String id = "";

    @Option(
            names = "--round",
            paramLabel = "N",
            required = true,
            description = "The parent's round after which it goes on; 0 for the start.")
    int round;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The new experiment's name (the parent's with -fork if not told).")
    @Nullable
    String name;

    @Option(names = "--seed", paramLabel = "N", description = "Another seed (the parent's if not told).")
    @Nullable
    Long seed;

    @Option(
            names = "--set",
            paramLabel = "method.SETTING=VALUE",
            description = "Another value of a method's setting. May be repeated.")
    List<String> settings = List.of();

    @Option(names = "--pool", paramLabel = "N", description = "Candidates asked for in a round.")
    @Nullable
    Integer pool;

    @Option(names = "--batch", paramLabel = "N", description = "Candidates evaluated in a round.")
    @Nullable
    Integer batch;

    @Mixin
    ChangeOptions changes = new ChangeOptions();

    @Option(
            names = {"-q", "--quiet"},
            description = "Writes the new ID only.")
    boolean quiet;

    @Mixin
    OutputOption output = new OutputOption();

    ExperimentFork(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var method = method();
        changes.check();
        var server = session.server();
        var parent = Experiments.find(server, id);
        var parentId = Json.text(parent, "id");
        var fork = server.post(Route.of("experiments", parentId, "forks"), body(parent, method));
        if (quiet) {
            session.terminal().print(Json.text(fork, "id"));
            return;
        }
        output.show(
                session.terminal(),
                fork,
                () -> session.terminal()
                        .print("Forked %s after round %d as %s (%s)."
                                .formatted(parentId, round, Json.text(fork, "id"), Json.text(fork, "status"))));
    }

    private ObjectNode body(JsonNode parent, ObjectNode method) {
        var body = changes.body(parent);
        body.put("round", round);
        if (name != null) {
            body.put("name", name);
        }
        if (seed != null) {
            body.put("seed", seed);
        }
        if (pool != null) {
            body.put("pool", pool);
        }
        if (batch != null) {
            body.put("batch", batch);
        }
        if (!method.isEmpty()) {
            body.set("method", method);
        }
        return body;
    }

    private ObjectNode method() {
        var method = Json.object();
        for (var setting : settings) {
            int equals = setting.indexOf('=');
            if (!setting.startsWith(METHOD) || equals <= METHOD.length()) {
                throw new Misuse("The --set (%s) must be a method's setting and its value, like method.population=20."
                        .formatted(setting));
            }
            method.set(setting.substring(METHOD.length(), equals), value(setting.substring(equals + 1)));
        }
        return method;
    }

    private static JsonNode value(String text) {
        var nodes = JsonNodeFactory.instance;
        if (text.equals("true") || text.equals("false")) {
            return nodes.booleanNode(text.equals("true"));
        }
        try {
            return nodes.numberNode(Long.parseLong(text));
        } catch (NumberFormatException e) {
            try {
                return nodes.numberNode(Double.parseDouble(text));
            } catch (NumberFormatException noNumber) {
                return nodes.textNode(text);
            }
        }
    }
}
