package dev.espalier.cli;

import dev.espalier.cli.server.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets a paused race go on. */
@Command(name = "resume", description = "Lets a paused race go on.", footer = "  ./espalier race resume nb201")
final class RaceResume implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "ID", description = Races.DESCRIPTION)
    String id = "";

    @Mixin
    OutputOption output = new OutputOption();

    RaceResume(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var server = session.server();
        var changed = server.post(Route.of("races", Races.id(server, id), "resume"));
        output.show(session.terminal(), changed, () -> Races.tell(session.terminal(), "Resumed", changed));
    }
}
