package dev.espalier.cli;

import dev.espalier.cli.server.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Describes an evaluator. */
@Command(
        name = "describe",
        description = "Describes an evaluator and its settings.",
        footer = "  ./espalier evaluator describe table")
final class EvaluatorDescribe implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "NAME", description = "Its name, as in evaluator list.")
    String name = "";

    @Mixin
    OutputOption output = new OutputOption();

    EvaluatorDescribe(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var answer = session.server().get(Route.of("evaluators", name));
        output.show(session.terminal(), answer, () -> Details.of(answer).print(session.terminal()));
    }
}
