package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates a race and follows it to its end; the verbs on races are below it. */
@Command(
        name = "race",
        description = {
            "Compares methods on equal budgets, seed by seed, and says how sure the difference is.",
            "",
            "With a FILE it creates the race and follows it to its end. Ctrl-C leaves it, and it goes on as long as a server runs it. Exits with 0 when every run finished, 1 when one failed or was stopped."
        },
        footer = {
            "  ./espalier race examples/race.yaml",
            "  ./espalier race examples/race.yaml --check",
            "  ./espalier race report nb201 --output report"
        })
final class RaceCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The race, YAML or JSON; - reads standard input.")
    String file = "";

    @Option(names = "--check", description = "Creates nothing: tells every problem and how large the race would be.")
    boolean check;

    @Option(names = "--detach", description = "Leaves it running on the server instead of following it.")
    boolean detach;

    @Mixin
    OutputOption output = new OutputOption();

    RaceCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (file.isEmpty()) {
            throw new Misuse("The command espalier race needs a FILE or a verb.\nMaybe see: ./espalier race --help");
        }
        var input = InputFile.read(file);
        if (check) {
            return check(session.server().post(Route.of("races", "check"), input.type(), input.content()));
        }
        var race = session.server()
                .postOnce(Route.of("races"), UUID.randomUUID().toString(), input.type(), input.content());
        if (detach) {
            output.show(session.terminal(), race, () -> begun(race));
            return 0;
        }
        if (output.format == OutputOption.Format.TABLE) {
            begun(race);
        }
        return new RaceFollowing(session, Json.text(race, "id"), output).toTheEnd();
    }

    private void begun(JsonNode race) {
        session.terminal()
                .print(
                        session.inProcess()
                                ? "Started the race %s.".formatted(Json.text(race, "id"))
                                : "Started the race %s: %s%s"
                                        .formatted(
                                                Json.text(race, "id"),
                                                session.server().base(),
                                                Json.text(race.path("links"), "page")));
    }

    private int check(JsonNode answer) {
        var problems = Json.texts(answer.path("problems"));
        output.show(session.terminal(), answer, () -> {
            problems.forEach(session.terminal()::tell);
            if (problems.isEmpty()) {
                session.terminal()
                        .print("The file (%s) is in order: %s runs, %s trials."
                                .formatted(file, Json.text(answer, "runs"), Json.text(answer, "trials")));
            }
        });
        return problems.isEmpty() ? 0 : Cli.FAILED;
    }
}
