package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Server;
import dev.espalier.cli.text.Terminal;

/** The line that a changing command ends with. */
final class Outcomes {

    private Outcomes() {}

    /** {@code Paused first-search-k3x9qa (paused).} */
    static void tell(Terminal terminal, String done, JsonNode experiment) {
        terminal.print("%s %s (%s).".formatted(done, Json.text(experiment, "id"), Json.text(experiment, "status")));
    }

    /** The page on which a browser shows an experiment. */
    static String page(Server server, JsonNode experiment) {
        var page = Json.text(experiment.path("links"), "page");
        var path = page.isEmpty() ? "/experiments/" + Json.text(experiment, "id") : page;
        return path.startsWith("http") ? path : server.base() + path;
    }
}
