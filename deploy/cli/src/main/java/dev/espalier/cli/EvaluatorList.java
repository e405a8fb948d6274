package dev.espalier.cli;

import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists evaluators. */
@Command(
        name = "list",
        description = "Lists the evaluators: what turns an architecture into a result.",
        footer = "  ./espalier evaluator list")
final class EvaluatorList implements Runnable {

    private final Session session;

    @Option(
            names = {"-q", "--quiet"},
            description = "Writes the names only, one a line.")
    boolean quiet;

    @Mixin
    OutputOption output = new OutputOption();

    EvaluatorList(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var terminal = session.terminal();
        var evaluators = Json.items(session.server().get(Route.of("evaluators")));
        if (quiet) {
            evaluators.forEach(evaluator -> terminal.print(Json.text(evaluator, "name")));
            return;
        }
        output.show(
                terminal,
                evaluators,
                () -> new Listing()
                        .text("NAME", "name")
                        .text("SUMMARY", "summary")
                        .text("SOURCE", "source")
                        .add(evaluators)
                        .print(terminal));
    }
}
