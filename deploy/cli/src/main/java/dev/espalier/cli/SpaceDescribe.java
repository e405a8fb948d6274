package dev.espalier.cli;

import dev.espalier.cli.server.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Describes a search space. */
@Command(
        name = "describe",
        description = "Describes a search space: its decisions and their options.",
        footer = "  ./espalier space describe nasbench201")
final class SpaceDescribe implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "NAME", description = "Its name, as in space list.")
    String name = "";

    @Mixin
    OutputOption output = new OutputOption();

    SpaceDescribe(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var answer = session.server().get(Route.of("spaces", name));
        output.show(session.terminal(), answer, () -> Details.of(answer).print(session.terminal()));
    }
}
