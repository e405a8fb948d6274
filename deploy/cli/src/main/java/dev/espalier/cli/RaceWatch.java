package dev.espalier.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Follows a race. */
@Command(
        name = "watch",
        description = "Follows a race to its end, then shows what came of it.",
        footer = "  ./espalier race watch nb201")
final class RaceWatch implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "ID", description = Races.DESCRIPTION)
    String id = "";

    @Mixin
    OutputOption output = new OutputOption();

    RaceWatch(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return new RaceFollowing(session, Races.id(session.server(), id), output).toTheEnd();
    }
}
