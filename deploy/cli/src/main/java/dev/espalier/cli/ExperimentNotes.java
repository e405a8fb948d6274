package dev.espalier.cli;

import dev.espalier.cli.server.Failure;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.server.ServerProblem;
import java.net.HttpURLConnection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads and writes what people write about an experiment. */
@Command(
        name = "notes",
        description = "Shows the notes on an experiment, in Markdown, or writes those of a file.",
        footer = {
            "  ./espalier experiment notes first-search > notes.md",
            "  ./espalier experiment notes first-search notes.md --replace"
        })
final class ExperimentNotes implements Runnable {

    private final Session session;

    @Parameters(index = "0", paramLabel = "ID", description = Ids.DESCRIPTION)
    String id = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "What is written, in Markdown; - reads standard input.")
    String file = "";

    @Option(names = "--replace", description = "Writes in the place of whatever is there by then.")
    boolean replace;

    ExperimentNotes(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        if (replace && file.isEmpty()) {
            throw new Misuse("The --replace goes with a FILE only.");
        }
        var input = file.isEmpty() ? null : InputFile.read(file);
        var found = Experiments.id(session.server(), id);
        var route = Route.of("experiments", found, "notes");
        if (input == null) {
            session.terminal().out().flush();
            session.server().copy(route, session.terminal().raw());
        } else {
            write(route, found, input);
            session.terminal().print("Wrote the notes on %s.".formatted(found));
        }
    }

    private void write(Route route, String found, InputFile input) {
        try {
            session.server().put(route, replace, "text/markdown", input.content());
        } catch (ServerProblem e) {
            if (e.status() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            throw new Failure(
                    "The experiment (%s) has notes already.\nMaybe read them, then write in their place with --replace."
                            .formatted(found));
        }
    }
}
