package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Goes on after a pause. */
@Command(
        name = "resume",
        description = "Goes on with a paused experiment.",
        footer = "  ./espalier experiment resume first-search")
final class ExperimentResume implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "ID", description = Ids.DESCRIPTION)
    String id = "";

    @Mixin
    OutputOption output = new OutputOption();

    ExperimentResume(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var server = session.server();
        JsonNode changed = server.post(Route.of("experiments", Experiments.id(server, id), "resume"));
        output.show(session.terminal(), changed, () -> Outcomes.tell(session.terminal(), "Resumed", changed));
    }
}
