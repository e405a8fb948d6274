package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows an experiment's Pareto front. */
@Command(
        name = "show",
        description = "Shows an experiment's Pareto front: the trials that no other beats in everything.",
        footer = "  ./espalier front show two-objectives")
final class FrontShow implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "ID", description = Ids.DESCRIPTION)
    String id = "";

    @Mixin
    OutputOption output = new OutputOption();

    FrontShow(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var server = session.server();
        var experiment = Experiments.find(server, id);
        var front = server.get(Route.of("experiments", Json.text(experiment, "id"), "front"));
        output.show(session.terminal(), front, () -> table(experiment, front));
    }

    private void table(JsonNode experiment, JsonNode front) {
        var trials = Json.items(front.path("trials"));
        if (trials.isEmpty()) {
            session.terminal().tell("There is no trial on the front yet.");
        } else {
            TrialTable.of(trials, TrialTable.asked(experiment)).print(session.terminal());
        }
    }
}
