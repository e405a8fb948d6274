package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.text.Amounts;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Follows a race in the foreground, through restarts of the server, and shows what came of it. */
final class RaceFollowing {

    private static final Duration LIVE = Duration.ofMillis(500);
    private static final Duration LOG = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int LINES_APART = 5;

    private final Session session;
    private final String id;
    private final OutputOption output;
    private final Asking asking;
    private final Instant begun = Instant.now();
    private long endedBefore = -1;
    private long told = -1;
    private int looks;

    RaceFollowing(Session session, String id, OutputOption output) {
        this.session = session;
        this.id = id;
        this.output = output;
        this.asking = new Asking(session, PATIENCE);
    }

    /** The exit code: 0 when every run finished. */
    int toTheEnd() {
        try {
            while (true) {
                var race = asking.get(Route.of("races", id));
                if (race != null) {
                    show(race);
                    if (Races.ended(race)) {
                        session.terminal().clear();
                        return ended(race);
                    }
                }
                Thread.sleep(session.terminal().interactive() ? LIVE : LOG);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Cli.FAILED;
        }
    }

    private void show(JsonNode race) {
        if (output.format != OutputOption.Format.TABLE) {
            return;
        }
        var terminal = session.terminal();
        long ended = Json.whole(race, "ended");
        if (endedBefore < 0) {
            endedBefore = ended;
        }
        var text = "%s  %s  %s trials%s"
                .formatted(
                        Races.progress(race), Json.text(race, "status"), Json.text(race, "trials"), eta(race, ended));
        if (terminal.interactive()) {
            double share = (double) ended / Math.max(1, Json.whole(race, "runs"));
            terminal.rewrite(terminal.bar(share, 30) + "  " + text);
        } else if (ended != told && looks++ % LINES_APART == 0) {
            told = ended;
            terminal.print("%s  %s".formatted(id, text));
        }
    }

    private String eta(JsonNode race, long ended) {
        double since = Duration.between(begun, Instant.now()).toMillis() / 1e3;
        return ended <= endedBefore || !Json.text(race, "status").equals("running")
                ? ""
                : "  ETA " + Amounts.span(since * (Json.whole(race, "runs") - ended) / (ended - endedBefore));
    }

    private int ended(JsonNode race) {
        var terminal = session.terminal();
        var results = session.server().get(Route.of("races", id, "results"));
        long finished = Json.whole(race.path("statuses"), "finished");
        output.show(terminal, results, () -> {
            RaceResults.print(results, terminal);
            terminal.print("%s %s%s: %s of %s runs finished, %s trials."
                    .formatted(
                            id,
                            Json.text(race, "status"),
                            took(race),
                            finished,
                            Json.text(race, "runs"),
                            Json.text(race, "trials")));
            terminal.print("Machine: " + Json.text(race, "machine"));
            terminal.print("Report: ./espalier race report %s --output %s".formatted(id, Json.text(race, "name")));
        });
        return finished == Json.whole(race, "runs") ? 0 : Cli.FAILED;
    }

    private static String took(JsonNode race) {
        try {
            var took = Duration.between(
                    Instant.parse(Json.text(race, "createdAt")), Instant.parse(Json.text(race, "endedAt")));
            return " after " + Amounts.span(took.toMillis() / 1e3);
        } catch (DateTimeException e) {
            return "";
        }
    }
}
