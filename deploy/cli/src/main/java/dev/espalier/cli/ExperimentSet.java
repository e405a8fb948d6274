package dev.espalier.cli;

import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Changes an experiment while it runs. */
@Command(
        name = "set",
        description = "Changes an experiment, also while it runs: the next round keeps to it.",
        footer = {
            "  ./espalier experiment set first-search --budget-trials 2000 --budget-gpu-time '40 h'",
            "  ./espalier experiment set first-search --at-most 'latency_ms@pixel3=3 ms' --concurrency 4"
        })
final class ExperimentSet implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "ID", description = Ids.DESCRIPTION)
    String id = "";

    @Mixin
    ChangeOptions changes = new ChangeOptions();

    @Mixin
    OutputOption output = new OutputOption();

    ExperimentSet(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        if (changes.none()) {
            throw new Misuse(
                    "The command experiment set needs something to change.\nMaybe --budget-trials, --budget-gpu-time,"
                            + " --at-most, --no-limit or --concurrency.");
        }
        changes.check();
        var server = session.server();
        var experiment = Experiments.find(server, id);
        var changed =
                server.post(Route.of("experiments", experiment.path("id").asText(), "set"), changes.body(experiment));
        output.show(
                session.terminal(),
                changed,
                () -> session.terminal().print("Changed %s: %s.".formatted(Json.text(changed, "id"), changes.words())));
    }
}
