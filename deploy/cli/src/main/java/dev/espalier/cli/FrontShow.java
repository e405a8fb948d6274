package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows an experiment's Pareto front. */
@Command(
        name = "show",
        description = {
            "Shows an experiment's Pareto front: the trials that no other beats in everything that it trades off.",
            "That is its objectives and what its limits limit; with one of them only, also MACs: what is best costs most."
        },
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
        output.show(session.terminal(), front, () -> table(TrialTable.asked(experiment), front));
    }

    private void table(Set<String> asked, JsonNode front) {
        var trials = Json.items(front.path("trials"));
        if (trials.isEmpty()) {
            session.terminal().tell("There is no trial on the front yet.");
        } else {
            var objectives = Json.texts(front.path("objectives"));
            var metrics = new LinkedHashSet<>(asked);
            objectives.forEach(objective -> metrics.add(TrialTable.metric(objective)));
            TrialTable.of(trials, metrics).print(session.terminal());
            session.terminal().print(of(objectives, metrics.size() > asked.size()));
        }
    }

    /** @param added whether the last objective is not one of the experiment's */
    private static String of(List<String> objectives, boolean added) {
        return "No other trial is better in all of: %s.%s"
                .formatted(
                        String.join(", ", objectives),
                        added
                                ? " The last stands in for a second objective; best in the first alone is the first line."
                                : "");
    }
}
