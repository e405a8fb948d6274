package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Server;
import dev.espalier.cli.text.Terminal;
import java.util.Map;

/** The line that a changing command ends with. */
final class Outcomes {

    /** The status that a word says by itself. */
    private static final Map<String, String> MEANT =
            Map.of("Paused", "paused", "Resumed", "running", "Started", "running", "Stopped", "stopped");

    private Outcomes() {}

    /** {@code Paused first-search-k3x9qa.}, with the status where it says more: {@code Stopped … (stopping).} */
    static void tell(Terminal terminal, String done, JsonNode experiment) {
        var status = Json.text(experiment, "status");
        terminal.print("%s %s%s."
                .formatted(
                        done, Json.text(experiment, "id"), status.equals(MEANT.get(done)) ? "" : " (" + status + ")"));
    }

    /** The page on which a browser shows an experiment. */
    static String page(Server server, JsonNode experiment) {
        var page = Json.text(experiment.path("links"), "page");
        var path = page.isEmpty() ? "/experiments/" + Json.text(experiment, "id") : page;
        return path.startsWith("http") ? path : server.base() + path;
    }
}
