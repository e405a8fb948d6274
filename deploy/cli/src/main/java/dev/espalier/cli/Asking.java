package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Failure;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.server.ServerProblem;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Asks a server again and again, and bears for a while that it, or what it stands on, is being started again. */
final class Asking {

    private final Session session;
    private final Duration patience;
    private @Nullable Instant silentSince;

    Asking(Session session, Duration patience) {
        this.session = session;
        this.patience = patience;
    }

    /**
     * What the server answers; null where it does not.
     *
     * @throws Failure when it refuses, or does not answer for longer than patience lasts
     */
    @Nullable
    JsonNode get(Route route) {
        try {
            var answer = session.server().get(route);
            silentSince = null;
            return answer;
        } catch (ServerProblem e) {
            if (e.status() < HttpURLConnection.HTTP_INTERNAL_ERROR) {
                throw e;
            }
            return bear(e);
        } catch (Failure e) {
            return bear(e);
        }
    }

    private @Nullable JsonNode bear(Failure silence) {
        var terminal = session.terminal();
        if (silentSince == null) {
            silentSince = Instant.now();
            terminal.clear();
            terminal.tell("The server at %s does not answer; waiting for it to come back (Ctrl-C to leave)."
                    .formatted(session.server().base()));
        } else if (silentSince.plus(patience).isBefore(Instant.now())) {
            throw silence;
        }
        return null;
    }
}
