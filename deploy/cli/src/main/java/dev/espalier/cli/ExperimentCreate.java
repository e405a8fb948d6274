package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.text.Amounts;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates an experiment and leaves it running. */
@Command(
        name = "create",
        description = "Creates an experiment from a file and leaves it running on the server.",
        footer = {
            "  ./espalier experiment create examples/first-search.yaml",
            "  id=$(./espalier experiment create -q examples/first-search.yaml)"
        })
final class ExperimentCreate implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The experiment, YAML or JSON; - reads standard input.")
    String file = "";

    @Option(names = "--paused", description = "Creates it paused, to be started by experiment resume.")
    boolean paused;

    @Option(names = "--check", description = "Creates nothing: tells every problem and what it would cost.")
    boolean check;

    @Option(
            names = {"-q", "--quiet"},
            description = "Writes the ID only.")
    boolean quiet;

    @Mixin
    OutputOption output = new OutputOption();

    ExperimentCreate(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var input = InputFile.read(file);
        if (check) {
            return check(Submission.check(session.server(), input));
        }
        var experiment = Submission.create(session.server(), input, paused);
        if (quiet) {
            session.terminal().print(Json.text(experiment, "id"));
        } else {
            output.show(session.terminal(), experiment, () -> created(experiment));
        }
        return 0;
    }

    private void created(JsonNode experiment) {
        Outcomes.tell(session.terminal(), "Created", experiment);
        session.terminal().tell("Watch it: ./espalier experiment watch " + Json.text(experiment, "id"));
        session.terminal().tell("      or: " + Outcomes.page(session.server(), experiment));
    }

    private int check(JsonNode answer) {
        var problems = Json.texts(answer.path("problems"));
        output.show(session.terminal(), answer, () -> {
            problems.forEach(session.terminal()::tell);
            if (problems.isEmpty()) {
                session.terminal()
                        .print("The file (%s) is in order.%s".formatted(file, estimate(answer.path("estimate"))));
            }
        });
        return problems.isEmpty() ? 0 : Cli.FAILED;
    }

    private static String estimate(JsonNode estimate) {
        var parts = new ArrayList<String>();
        if (estimate.path("trials").isNumber()) {
            parts.add(Amounts.count(Json.whole(estimate, "trials"), "trial"));
        }
        if (estimate.path("gpuSeconds").isNumber()) {
            parts.add(Amounts.gpuHours(Json.whole(estimate, "gpuSeconds")) + " of GPU time");
        }
        return parts.isEmpty() ? "" : " It would take up to " + String.join(" and ", parts) + ".";
    }
}
