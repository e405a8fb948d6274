package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets what is under way end and starts nothing new. */
@Command(
        name = "pause",
        description = "Pauses an experiment: what is under way ends, nothing new starts.",
        footer = "  ./espalier experiment pause first-search")
final class ExperimentPause implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "ID", description = Ids.DESCRIPTION)
    String id = "";

    @Mixin
    OutputOption output = new OutputOption();

    ExperimentPause(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var server = session.server();
        JsonNode changed = server.post(Route.of("experiments", Experiments.id(server, id), "pause"));
        output.show(session.terminal(), changed, () -> Outcomes.tell(session.terminal(), "Paused", changed));
    }
}
