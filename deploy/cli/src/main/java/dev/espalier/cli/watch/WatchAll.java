package dev.espalier.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Failure;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.server.Server;
import dev.espalier.cli.server.ServerProblem;
import dev.espalier.cli.text.Terminal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Follows every running experiment, a line per closed round, until it is interrupted. */
public final class WatchAll {

    private static final int MOST = 100;

    private final Server server;
    private final Terminal terminal;
    private final Map<String, LineScreen> screens = new HashMap<>();
    private final Set<String> running = new HashSet<>();

    public WatchAll(Server server, Terminal terminal) {
        this.server = server;
        this.terminal = terminal;
    }

    /** Goes on for as long as the thread is let. */
    public void follow() throws InterruptedException {
        look();
        try (var changes = new Changes(server, () -> Route.of("events"), Timing.LOG)) {
            changes.start();
            while (!Thread.currentThread().isInterrupted()) {
                changes.await();
                try {
                    look();
                } catch (Failure e) {
                    // It is asked again in two seconds; a restart is no reason to stop watching.
                }
            }
        }
    }

    private void look() {
        var seen = new HashSet<String>();
        for (var experiment : Json.items(
                server.get(Route.of("experiments").with("status", "running").with("limit", MOST)))) {
            seen.add(Json.text(experiment, "id"));
            show(experiment);
        }
        running.stream().filter(id -> !seen.contains(id)).forEach(this::showLast);
        running.clear();
        running.addAll(seen);
    }

    private void showLast(String id) {
        try {
            show(server.get(Route.of("experiments", id)));
        } catch (ServerProblem e) {
            // deleted: there is nothing left to tell
        }
    }

    private void show(JsonNode experiment) {
        screens.computeIfAbsent(Json.text(experiment, "id"), _ -> new LineScreen(terminal, System::nanoTime))
                .show(new Standing(experiment));
    }
}
