package dev.espalier.cli;

import dev.espalier.cli.server.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Stops the runs of a race; what came of those that ended stays. */
@Command(
        name = "stop",
        description = "Stops the runs of a race; what came of those that ended stays.",
        footer = "  ./espalier race stop nb201")
final class RaceStop implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "ID", description = Races.DESCRIPTION)
    String id = "";

    @Mixin
    OutputOption output = new OutputOption();

    RaceStop(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var server = session.server();
        var changed = server.post(Route.of("races", Races.id(server, id), "stop"));
        output.show(session.terminal(), changed, () -> Races.tell(session.terminal(), "Stopped", changed));
    }
}
