package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Failure;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Re-executes an experiment's decisions and compares. */
@Command(
        name = "verify",
        description = {
            "Re-executes every decision of an experiment and compares bit for bit.",
            "",
            "From its seed and its recorded results; nothing is trained. Exits with 1 when anything differs."
        },
        footer = "  ./espalier experiment verify first-search")
final class ExperimentVerify implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "ID", description = Ids.DESCRIPTION)
    String id = "";

    @Mixin
    OutputOption output = new OutputOption();

    ExperimentVerify(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var server = session.server();
        var found = Experiments.id(server, id);
        var verdict = new AtomicReference<JsonNode>();
        server.lines(Route.of("experiments", found, "verify"), line -> heard(line, verdict));
        session.terminal().clear();
        var answer = verdict.get();
        if (answer == null) {
            throw new Failure("The server ended the verification of %s before it came to a verdict.".formatted(found));
        }
        output.show(session.terminal(), answer, () -> tell(found, answer));
        return answer.path("ok").asBoolean() ? 0 : Cli.FAILED;
    }

    private void heard(JsonNode line, AtomicReference<JsonNode> verdict) {
        if (line.has("ok")) {
            verdict.set(line);
        } else if (session.terminal().interactive()) {
            long checked = Json.whole(line, "checked");
            long of = Json.whole(line, "of");
            session.terminal()
                    .rewrite(session.terminal().bar(of == 0 ? 0 : (double) checked / of, 30)
                            + "  %d of %d decisions".formatted(checked, of));
        }
    }

    private void tell(String found, JsonNode verdict) {
        var terminal = session.terminal();
        if (verdict.path("ok").asBoolean()) {
            terminal.print("%s: %d decisions re-executed, all identical."
                    .formatted(terminal.green(found + " verified"), Json.whole(verdict, "decisions")));
            terminal.print("State SHA-256: " + Json.text(verdict, "stateSha256"));
        } else {
            terminal.tell("%s: %s".formatted(terminal.red(found + " differs"), Json.text(verdict, "firstDifference")));
        }
    }
}
