package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Failure;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.server.Server;
import dev.espalier.cli.server.ServerProblem;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the experiment that a person means. */
final class Experiments {

    private static final int LOOKED_THROUGH = 10_000;
    private static final int NAMED = 8;

    private Experiments() {}

    /**
     * The experiment of an id, or of a name that only one has, or of the beginning of one id.
     *
     * @throws Failure when none or several fit
     */
    static JsonNode find(Server server, String word) {
        if (word.isBlank()) {
            throw new Misuse("The ID must not be empty.\nMaybe see: ./espalier experiment list");
        }
        try {
            return server.get(Route.of("experiments", word));
        } catch (ServerProblem e) {
            if (e.status() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
        }
        var all = Pages.of(
                        server,
                        LOOKED_THROUGH,
                        () -> Route.of("experiments").with("text", word).with("race", "all"))
                .items();
        var named = all.stream()
                .filter(experiment -> Json.text(experiment, "name").equals(word))
                .toList();
        return named.isEmpty()
                ? only(
                        "The beginning of an ID",
                        word,
                        all.stream()
                                .filter(experiment ->
                                        Json.text(experiment, "id").startsWith(word))
                                .toList())
                : only("The name", word, named);
    }

    static String id(Server server, String word) {
        return Json.text(find(server, word), "id");
    }

    private static JsonNode only(String kind, String word, List<JsonNode> fitting) {
        if (fitting.isEmpty()) {
            throw new Failure("There is no experiment (%s).\nMaybe see: ./espalier experiment list".formatted(word));
        }
        if (fitting.size() > 1) {
            throw new Failure("%s (%s) fits %d experiments: %s%s.\nMaybe give the whole ID of one."
                    .formatted(
                            kind,
                            word,
                            fitting.size(),
                            fitting.stream()
                                    .limit(NAMED)
                                    .map(experiment -> Json.text(experiment, "id"))
                                    .collect(Collectors.joining(", ")),
                            fitting.size() > NAMED ? " and others" : ""));
        }
        return fitting.getFirst();
    }
}
