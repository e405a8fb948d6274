package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Goes on after an end. */
@Command(
        name = "start",
        description = "Goes on with an experiment that has ended, from its last round, say with a larger budget.",
        footer = "  ./espalier experiment start first-search")
final class ExperimentStart implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "ID", description = Ids.DESCRIPTION)
    String id = "";

    @Mixin
    OutputOption output = new OutputOption();

    ExperimentStart(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var server = session.server();
        JsonNode changed = server.post(Route.of("experiments", Experiments.id(server, id), "start"));
        output.show(session.terminal(), changed, () -> Outcomes.tell(session.terminal(), "Started", changed));
    }
}
