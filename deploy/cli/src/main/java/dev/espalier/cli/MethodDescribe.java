package dev.espalier.cli;

import dev.espalier.cli.server.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Describes a search method. */
@Command(
        name = "describe",
        description = "Describes a search method and its settings.",
        footer = "  ./espalier method describe regularized-evolution")
final class MethodDescribe implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "NAME", description = "Its name, as in method list.")
    String name = "";

    @Mixin
    OutputOption output = new OutputOption();

    MethodDescribe(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var answer = session.server().get(Route.of("methods", name));
        output.show(session.terminal(), answer, () -> Details.of(answer).print(session.terminal()));
    }
}
