package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.text.Amounts;
import dev.espalier.cli.text.Terminal;
import dev.espalier.cli.watch.Standing;
import dev.espalier.cli.watch.Watch;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Follows an experiment in the foreground, and says how it ended or how to come back to it. */
final class Following {

    private final Session session;
    private final String id;

    Following(Session session, String id) {
        this.session = session;
        this.id = id;
    }

    /** The exit code: 0 when the experiment finished. */
    int toTheEnd() {
        var farewell = new Thread(this::detached);
        Runtime.getRuntime().addShutdownHook(farewell);
        try {
            return ended(new Watch(session.server(), session.terminal(), id).follow());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Cli.FAILED;
        } finally {
            forget(farewell);
        }
    }

    private static void forget(Thread farewell) {
        try {
            Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (IllegalStateException e) {
            // The process is ending, and the farewell is being said.
        }
    }

    /** On Ctrl-C. */
    private void detached() {
        session.terminal().clear();
        session.terminal().tell(session.inProcess() ? """

                                  Left %s, which rests now: nothing runs it without this command.
                                    go on   ./espalier up""".formatted(id) : """

                                  Left %1$s, which goes on as long as a server runs it.
                                    watch   ./espalier experiment watch %1$s
                                    stop    ./espalier experiment stop %1$s""".formatted(id));
    }

    private int ended(JsonNode experiment) {
        var terminal = session.terminal();
        boolean finished = Json.text(experiment, "status").equals("finished");
        terminal.print(summary(experiment, terminal));
        var best = new Standing(experiment).best();
        if (!best.isEmpty()) {
            var trial = Json.text(experiment.path("best"), "trial");
            terminal.print("Best: %s%s".formatted(best, trial.isEmpty() ? "" : "  (trial " + trial + ")"));
        }
        var reason = Json.text(experiment, "reason");
        if (!finished && !reason.isEmpty()) {
            terminal.tell(reason);
        }
        terminal.print("Front: ./espalier front show " + id);
        if (!session.inProcess()) {
            terminal.print("Page:  " + Outcomes.page(session.server(), experiment));
        }
        return finished ? 0 : Cli.FAILED;
    }

    private static String summary(JsonNode experiment, Terminal terminal) {
        var status = Json.text(experiment, "status");
        var shown = status.equals("failed") ? terminal.red(status) : terminal.green(status);
        return "%s %s%s: %s in %s, %s of GPU time."
                .formatted(
                        Json.text(experiment, "id"),
                        shown,
                        took(experiment),
                        Amounts.count(Json.whole(experiment, "trials"), "trial"),
                        Amounts.count(Json.whole(experiment, "rounds"), "round"),
                        Amounts.gpuHours(Json.whole(experiment, "gpuSeconds")));
    }

    private static String took(JsonNode experiment) {
        try {
            var took = Duration.between(
                    Instant.parse(Json.text(experiment, "startedAt")), Instant.parse(Json.text(experiment, "endedAt")));
            return " after " + Amounts.span(took.toMillis() / 1000.0);
        } catch (DateTimeException e) {
            return "";
        }
    }
}
