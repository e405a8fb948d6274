package dev.espalier.cli;

import dev.espalier.cli.server.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes a race. */
@Command(
        name = "delete",
        description = "Deletes a race that is over with all its runs, for ever.",
        footer = "  ./espalier race delete nb201-k3x9qa --yes")
final class RaceDelete implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "ID", description = Races.DESCRIPTION)
    String id = "";

    @Option(
            names = {"-y", "--yes"},
            description = "Agrees to it.")
    boolean yes;

    RaceDelete(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var found = Races.id(session.server(), id);
        if (!yes) {
            throw new Misuse(
                    "Deleting %s with all its runs needs a word of agreement.\nMaybe add --yes.".formatted(found));
        }
        session.server().delete(Route.of("races", found));
        session.terminal().print("Deleted %s.".formatted(found));
    }
}
