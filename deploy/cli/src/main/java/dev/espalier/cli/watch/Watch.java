package dev.espalier.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Failure;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.server.Server;
import dev.espalier.cli.server.ServerProblem;
import dev.espalier.cli.text.Terminal;
import java.net.HttpURLConnection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Follows an experiment to its end, through restarts of the server. */
public final class Watch {

    private final Server server;
    private final Terminal terminal;
    private final String id;
    private final Screen screen;
    private final Timing timing;
    private @Nullable Instant silentSince;

    /** @param id of an experiment that exists */
    public Watch(Server server, Terminal terminal, String id) {
        this(server, terminal, id, terminal.interactive() ? Timing.LIVE : Timing.LOG);
    }

    Watch(Server server, Terminal terminal, String id, Timing timing) {
        this.server = server;
        this.terminal = terminal;
        this.id = id;
        this.timing = timing;
        this.screen = terminal.interactive() ? new LiveScreen(terminal) : new LineScreen(terminal, System::nanoTime);
    }

    /** Shows it until it ends and returns it as it was then. */
    public JsonNode follow() throws InterruptedException {
        try (var changes = new Changes(server, () -> Route.of("experiments", id, "events"), timing)) {
            changes.start();
            while (true) {
                var experiment = ask();
                if (experiment != null) {
                    var standing = standing(experiment);
                    screen.show(standing);
                    if (standing.ended()) {
                        terminal.clear();
                        return experiment;
                    }
                }
                changes.await();
            }
        }
    }

    private Standing standing(JsonNode experiment) {
        var standing = new Standing(experiment);
        if (standing.ended()) {
            return standing;
        }
        try {
            return new Standing(experiment, UnderWay.of(server, id));
        } catch (Failure e) {
            // The next look at the experiment itself tells that the server is gone.
            return standing;
        }
    }

    private @Nullable JsonNode ask() {
        try {
            var experiment = server.get(Route.of("experiments", id));
            if (silentSince != null) {
                terminal.clear();
                terminal.tell("The server at %s answers again.".formatted(server.base()));
                silentSince = null;
            }
            return experiment;
        } catch (ServerProblem e) {
            if (e.status() < HttpURLConnection.HTTP_INTERNAL_ERROR) {
                throw e;
            }
            bear(e);
            return null;
        } catch (Failure e) {
            bear(e);
            return null;
        }
    }

    private void bear(Failure silence) {
        if (silentSince == null) {
            silentSince = Instant.now();
            terminal.clear();
            terminal.tell("The server at %s does not answer; waiting for it to come back (Ctrl-C to leave)."
                    .formatted(server.base()));
        } else if (silentSince.plus(timing.patience()).isBefore(Instant.now())) {
            throw silence;
        }
    }
}
