package dev.espalier.cli;

import dev.espalier.cli.server.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Begins no further run of a race, and pauses those under way. */
@Command(
        name = "pause",
        description = "Begins no further run of a race, and pauses those under way.",
        footer = "  ./espalier race pause nb201")
final class RacePause implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "ID", description = Races.DESCRIPTION)
    String id = "";

    @Mixin
    OutputOption output = new OutputOption();

    RacePause(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var server = session.server();
        var changed = server.post(Route.of("races", Races.id(server, id), "pause"));
        output.show(session.terminal(), changed, () -> Races.tell(session.terminal(), "Paused", changed));
    }
}
