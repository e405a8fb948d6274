package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Failure;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.server.Server;
import dev.espalier.cli.server.ServerProblem;
import dev.espalier.cli.text.Terminal;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the race that a person means, and shows how races stand. */
final class Races {

    static final String DESCRIPTION = "The ID of a race, its beginning, or a name that only one has.";

    private Races() {}

    /**
     * The race of an id, or of a name that only one has, or of the beginning of one id.
     *
     * @throws Failure when none or several fit
     */
    static JsonNode find(Server server, String word) {
        if (word.isBlank()) {
            throw new Misuse("The ID must not be empty.\nMaybe see: ./espalier race list");
        }
        try {
            return server.get(Route.of("races", word));
        } catch (ServerProblem e) {
            if (e.status() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
        }
        var all = Json.items(server.get(Route.of("races").with("text", word)));
        var named = all.stream()
                .filter(race -> Json.text(race, "name").equals(word))
                .toList();
        return only(
                word,
                named.isEmpty()
                        ? all.stream()
                                .filter(race -> Json.text(race, "id").startsWith(word))
                                .toList()
                        : named);
    }

    static String id(Server server, String word) {
        return Json.text(find(server, word), "id");
    }

    private static JsonNode only(String word, List<JsonNode> fitting) {
        if (fitting.isEmpty()) {
            throw new Failure("There is no race (%s).\nMaybe see: ./espalier race list".formatted(word));
        }
        if (fitting.size() > 1) {
            throw new Failure("The word (%s) fits %d races: %s.\nMaybe give the whole ID of one."
                    .formatted(
                            word,
                            fitting.size(),
                            fitting.stream().map(race -> Json.text(race, "id")).collect(Collectors.joining(", "))));
        }
        return fitting.getFirst();
    }

    /** {@code Paused nb201-k3x9qa (paused).} */
    static void tell(Terminal terminal, String done, JsonNode race) {
        terminal.print("%s %s (%s).".formatted(done, Json.text(race, "id"), Json.text(race, "status")));
    }

    /** {@code 120/500 runs}. */
    static String progress(JsonNode race) {
        return "%d/%d runs".formatted(Json.whole(race, "ended"), Json.whole(race, "runs"));
    }

    static boolean ended(JsonNode race) {
        return List.of("finished", "stopped").contains(Json.text(race, "status"));
    }
}
