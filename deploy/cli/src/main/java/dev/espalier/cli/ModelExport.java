package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Failure;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.text.Amounts;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Has a trial's network exported, follows that to its end, and fetches the package. */
final class ModelExport {

    private static final Duration APART = Duration.ofMillis(500);

    /** Into a log nothing is told more often of what is waited for. */
    private static final long SILENCE_NANOS = Duration.ofSeconds(30).toNanos();

    /** A server that was killed is started again meanwhile, and the export goes on. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Session session;
    private final String experiment;
    private final Asking asking;
    private int told;
    private String awaited = "";
    private long awaitedNanos;

    /** @param experiment its id */
    ModelExport(Session session, String experiment) {
        this.session = session;
        this.experiment = experiment;
        this.asking = new Asking(session, PATIENCE);
    }

    /**
     * @param trial null for the best
     * @param target where to; null for the package's own name, in the folder that this command was run in
     */
    void run(@Nullable String trial, @Nullable Path target) {
        OutputFile.requireWritable(target == null ? Path.of("package.zip") : target);
        var begun = session.server()
                .post(Route.of("experiments", experiment, "models").with("trial", trial));
        var terminal = session.terminal();
        terminal.tell("Exporting trial %s of %s%s."
                .formatted(
                        Json.text(begun, "trial"),
                        experiment,
                        begun.path("best").asBoolean() ? ", the best within the limits" : ""));
        var done = toTheEnd(begun);
        var problem = Json.text(done, "problem");
        if (!problem.isEmpty()) {
            throw new Failure(problem);
        }
        var file = target == null
                ? Path.of(Path.of(Json.text(done, "fileName")).getFileName().toString())
                : target;
        OutputFile.write(
                file,
                out -> session.server()
                        .copy(Route.of("experiments", experiment, "models", Json.text(done, "id"), "file"), out));
        terminal.print("Wrote %s, %s. To check it anywhere: ./espalier experiment export --verify %s"
                .formatted(file, Amounts.bytes(Json.whole(done.path("file"), "bytes")), file));
    }

    private JsonNode toTheEnd(JsonNode begun) {
        var now = begun;
        try {
            show(now);
            while (!now.path("done").asBoolean()) {
                Thread.sleep(APART);
                now = looked(now);
                show(now);
            }
            return now;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Misuse("Interrupted. The export goes on; the same command finds it.");
        }
    }

    /** As it is now, or as it was where the server does not answer. */
    private JsonNode looked(JsonNode before) {
        var now = asking.get(Route.of("experiments", experiment, "models", Json.text(before, "id")));
        return now == null ? before : now;
    }

    /** Each stage once it has ended; also the one under way, in a log only while it waits for something. */
    private void show(JsonNode model) {
        var terminal = session.terminal();
        var stages = model.path("stages");
        while (told < stages.size() && ended(stages.get(told))) {
            var stage = stages.get(told++);
            terminal.clear();
            boolean failed = Json.text(stage, "progress").equals("failed");
            terminal.tell("%-34s %s"
                    .formatted(
                            Json.text(stage, "name"),
                            failed
                                    ? terminal.red("failed")
                                    : Json.text(stage, "said").replace("\n", " ")));
        }
        if (told < stages.size() && !model.path("done").asBoolean()) {
            showUnderWay(stages.get(told), (double) told / stages.size());
        }
    }

    private void showUnderWay(JsonNode stage, double share) {
        var terminal = session.terminal();
        var name = Json.text(stage, "name");
        var said = Json.text(stage, "said");
        long now = System.nanoTime();
        if (terminal.interactive()) {
            terminal.rewrite("%s  %s%s".formatted(terminal.bar(share, 30), name, said.isEmpty() ? "" : ": " + said));
        } else if (!said.isEmpty()
                && !said.equals(awaited)
                && (awaited.isEmpty() || now - awaitedNanos >= SILENCE_NANOS)) {
            awaited = said;
            awaitedNanos = now;
            terminal.tell("%-34s %s".formatted(name, said));
        }
    }

    private static boolean ended(JsonNode stage) {
        var progress = Json.text(stage, "progress");
        return progress.equals("done") || progress.equals("skipped") || progress.equals("failed");
    }
}
