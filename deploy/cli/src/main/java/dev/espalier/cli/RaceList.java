package dev.espalier.cli;

import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.text.Times;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists races, the newest first. */
@Command(name = "list", description = "Lists races, the newest first.", footer = "  ./espalier race list")
final class RaceList implements Runnable {

    private final Session session;

    @Option(
            names = {"-q", "--quiet"},
            description = "Writes the IDs only, one a line.")
    boolean quiet;

    @Mixin
    OutputOption output = new OutputOption();

    RaceList(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var races = Json.items(session.server().get(Route.of("races")));
        var terminal = session.terminal();
        if (quiet) {
            races.forEach(race -> terminal.print(Json.text(race, "id")));
            return;
        }
        output.show(terminal, races, () -> {
            if (races.isEmpty()) {
                terminal.tell("There are no races yet.\nMaybe run one: ./espalier race examples/race.yaml");
                return;
            }
            new Listing()
                    .text("ID", "id")
                    .text("STATUS", "status")
                    .number("RUNS", Races::progress)
                    .number("TRIALS", "trials")
                    .texts("METHODS", "methods")
                    .texts("PROBLEMS", "problems")
                    .time("BEGUN (" + Times.zone() + ")", "createdAt")
                    .add(races)
                    .print(terminal);
        });
    }
}
