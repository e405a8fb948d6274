package dev.espalier.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.server.Server;
import dev.espalier.cli.server.ServerProblem;
import dev.espalier.cli.text.Amounts;
import dev.espalier.cli.text.Times;
import java.util.List;
import java.util.stream.Collectors;

/** The evaluations of an experiment that are under way, read from the server's JSON. */
public record UnderWay(List<JsonNode> evaluations) {

    static final UnderWay NOTHING = new UnderWay(List.of());

    private static final int SHOWN = 3;

    public UnderWay {
        evaluations = List.copyOf(evaluations);
    }

    /** Those of an experiment, as its server says; nothing from an older one, which does not know the question. */
    public static UnderWay of(Server server, String experiment) {
        try {
            return new UnderWay(Json.items(server.get(Route.of("experiments", experiment, "running"))));
        } catch (ServerProblem _) {
            return NOTHING;
        }
    }

    /** {@code 8 under way: 0-2 at 1.3 of 4 epochs, 0-3 begun, 0-4 begun, ...}; empty where nothing is. */
    public String words() {
        return evaluations.isEmpty() ? "" : "%d under way: %s".formatted(evaluations.size(), shown());
    }

    /** The same beside a head that says "under way": {@code 8 evaluations: 0-2 at 1.3 of 4 epochs, ...}. */
    public String counted() {
        return evaluations.isEmpty()
                ? ""
                : "%s: %s".formatted(Amounts.count(evaluations.size(), "evaluation"), shown());
    }

    private String shown() {
        return evaluations.stream().limit(SHOWN).map(UnderWay::words).collect(Collectors.joining(", "))
                + (evaluations.size() > SHOWN ? ", ..." : "");
    }

    private static String words(JsonNode evaluation) {
        var trial = Json.text(evaluation, "trial");
        var awaited = Json.texts(evaluation.path("awaited"));
        if (!awaited.isEmpty()) {
            return "%s to be measured on %s"
                    .formatted(
                            trial,
                            awaited.stream()
                                    .map(device -> device + busy(evaluation, device))
                                    .collect(Collectors.joining(", ")));
        }
        var unit = Json.text(evaluation, "unit");
        if (unit.isEmpty()) {
            return trial + " begun";
        }
        var at = Amounts.decimal(Json.number(evaluation, "at"), 1);
        double of = Json.number(evaluation, "of");
        return of > 0
                ? "%s at %s of %s %s".formatted(trial, at, Amounts.number(of), unit)
                : "%s at %s %s".formatted(trial, at, unit);
    }

    /** Nothing of a device that is not known to be busy. */
    private static String busy(JsonNode evaluation, String device) {
        var since = Json.text(evaluation.path("busySince"), device);
        return since.isEmpty() ? "" : ", busy since " + Times.local(since);
    }
}
