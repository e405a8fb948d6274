package dev.espalier.cli;

import dev.espalier.cli.server.Failure;
import dev.espalier.cli.server.Route;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes an experiment. */
@Command(
        name = "delete",
        description = "Deletes an experiment with its trials, for ever; refused while it runs or forks need it.",
        footer = "  espalier experiment delete first-search-k3x9qa --yes")
final class ExperimentDelete implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "ID", description = Ids.DESCRIPTION)
    String id = "";

    @Option(
            names = {"-y", "--yes"},
            description = "Does not ask.")
    boolean yes;

    ExperimentDelete(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var server = session.server();
        var found = Experiments.id(server, id);
        if (!yes && !agreed(found)) {
            throw new Failure("Nothing was deleted.");
        }
        server.delete(Route.of("experiments", found));
        session.terminal().print("Deleted %s.".formatted(found));
    }

    private boolean agreed(String found) {
        var terminal = session.terminal();
        if (!terminal.interactive()) {
            throw new Misuse("Deleting %s needs a word of agreement.\nMaybe add --yes.".formatted(found));
        }
        terminal.out().print("Delete %s with all its trials, for ever? [y/N] ".formatted(found));
        terminal.out().flush();
        try {
            var answer = terminal.in().readLine();
            return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
        } catch (IOException e) {
            return false;
        }
    }
}
