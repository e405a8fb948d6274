package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends an experiment early. */
@Command(
        name = "stop",
        description = "Ends an experiment; its results stay, and it can be started again.",
        footer = "  ./espalier experiment stop first-search --now")
final class ExperimentStop implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "ID", description = Ids.DESCRIPTION)
    String id = "";

    @Option(
            names = "--now",
            description = "Cuts off what is being evaluated; started again, trainings go on from what they saved.")
    boolean now;

    @Mixin
    OutputOption output = new OutputOption();

    ExperimentStop(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var server = session.server();
        JsonNode changed = server.post(
                Route.of("experiments", Experiments.id(server, id), "stop").with("now", now ? true : null));
        output.show(session.terminal(), changed, () -> Outcomes.tell(session.terminal(), "Stopped", changed));
    }
}
