package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.text.Amounts;
import java.time.Duration;
import java.time.Instant;

/** Follows measurements on a device to their end. */
final class SurveyFollowing {

    private static final Duration LIVE = Duration.ofMillis(500);
    private static final Duration LOG = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int LINES_APART = 5;

    private final Session session;
    private final String device;
    private final Asking asking;
    private final Instant begun = Instant.now();
    private long told = -1;
    private int looks;

    SurveyFollowing(Session session, String device) {
        this.session = session;
        this.device = device;
        this.asking = new Asking(session, PATIENCE);
    }

    /** @param survey as it was begun */
    JsonNode toTheEnd(JsonNode survey) {
        var id = Json.text(survey, "id");
        try {
            while (true) {
                Thread.sleep(session.terminal().interactive() ? LIVE : LOG);
                var now = asking.get(Route.of("devices", device, "surveys", id));
                if (now != null && now.path("done").asBoolean()) {
                    session.terminal().clear();
                    return now.path("progress");
                }
                if (now != null) {
                    show(now.path("progress"));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Misuse("Interrupted. What was measured is kept.");
        }
    }

    private void show(JsonNode progress) {
        long of = Json.whole(progress, "of");
        long done = Json.whole(progress, "measured") + progress.path("problems").size();
        var text = "%d of %d measured on %s, %s"
                .formatted(
                        done,
                        of,
                        device,
                        Amounts.span(Duration.between(begun, Instant.now()).toSeconds()));
        var terminal = session.terminal();
        if (terminal.interactive()) {
            terminal.rewrite(terminal.bar((double) done / Math.max(1, of), 30) + "  " + text);
        } else if (done != told && looks++ % LINES_APART == 0) {
            told = done;
            terminal.tell(text);
        }
    }

    String took() {
        return Amounts.span(Duration.between(begun, Instant.now()).toSeconds());
    }
}
