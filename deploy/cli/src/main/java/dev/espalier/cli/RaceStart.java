package dev.espalier.cli;

import dev.espalier.cli.server.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets a stopped race go on from where it was. */
@Command(
        name = "start",
        description = "Lets a stopped race go on from where it was.",
        footer = "  ./espalier race start nb201")
final class RaceStart implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "ID", description = Races.DESCRIPTION)
    String id = "";

    @Mixin
    OutputOption output = new OutputOption();

    RaceStart(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var server = session.server();
        var changed = server.post(Route.of("races", Races.id(server, id), "start"));
        output.show(session.terminal(), changed, () -> Races.tell(session.terminal(), "Started", changed));
    }
}
