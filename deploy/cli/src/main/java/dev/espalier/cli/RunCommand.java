package dev.espalier.cli;

import dev.espalier.cli.server.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Creates an experiment and follows it to its end. */
@Command(
        name = "run",
        description = {
            "Creates an experiment from a file and follows it to its end.",
            "",
            "Ctrl-C leaves it, and it goes on as long as a server runs it. Exits with 0 when the search finished, 1 when it failed or was stopped."
        },
        footer = "  ./espalier run examples/first-search.yaml")
final class RunCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The experiment, YAML or JSON; - reads standard input.")
    String file = "";

    RunCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var experiment = Submission.create(session.server(), InputFile.read(file), false);
        var id = Json.text(experiment, "id");
        session.terminal()
                .print(
                        session.inProcess()
                                ? "Started " + id + "."
                                : "Started %s: %s".formatted(id, Outcomes.page(session.server(), experiment)));
        return new Following(session, id).toTheEnd();
    }
}
