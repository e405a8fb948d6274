package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.server.Server;
import dev.espalier.cli.text.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The first items of a list that the server gives page by page.
 *
 * @param more whether the list goes on
 */
record Pages(List<JsonNode> items, boolean more) {

    /** The most that the server gives at once. */
    private static final int PAGE = 500;

    /** @param route of the list without cursor and limit, made anew for each page */
    static Pages of(Server server, int limit, Supplier<Route> route) {
        var items = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = server.get(route.get()
                    .with("limit", Math.min(PAGE, limit - items.size()))
                    .with("cursor", cursor.isEmpty() ? null : cursor));
            items.addAll(Json.items(page));
            cursor = Json.text(page, "next");
        } while (!cursor.isEmpty() && items.size() < limit);
        return new Pages(items, !cursor.isEmpty());
    }

    void tellOfMore(Terminal terminal) {
        if (more) {
            terminal.tell("There are more; --limit shows more than " + items.size() + ".");
        }
    }
}
