package dev.espalier.cli;

import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.text.Times;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Describes a race. */
@Command(
        name = "describe",
        description = "Describes a race: how far it is, and what came of it so far.",
        footer = {"  ./espalier race describe nb201", "  ./espalier race describe nb201 -o json"})
final class RaceDescribe implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "ID", description = Races.DESCRIPTION)
    String id = "";

    @Mixin
    OutputOption output = new OutputOption();

    RaceDescribe(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var server = session.server();
        var race = Races.find(server, id);
        var results = server.get(Route.of("races", Json.text(race, "id"), "results"));
        var both = Json.object();
        both.set("race", race);
        both.set("results", results);
        output.show(session.terminal(), both, () -> {
            new Details()
                    .line("ID", Json.text(race, "id"))
                    .line("status", Json.text(race, "status"))
                    .line("runs", Races.progress(race))
                    .line("trials", "%s, %s a run".formatted(Json.text(race, "trials"), Json.text(race, "budget")))
                    .line("methods", String.join(", ", Json.texts(race.path("methods"))))
                    .line("problems", String.join(", ", Json.texts(race.path("problems"))))
                    .line("begun", Times.local(Json.text(race, "createdAt")))
                    .line("ended", Times.local(Json.text(race, "endedAt")))
                    .line("machine", Json.text(race, "machine"))
                    .line("page", server.base() + Json.text(race.path("links"), "page"))
                    .print(session.terminal());
            RaceResults.print(results, session.terminal());
        });
    }
}
