package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Looks at every image of a data set. */
@Command(
        name = "check",
        description = {
            "Decodes every image of a data set and names those that are damaged, gone or others than were registered.",
            "",
            "By all cores of the server's machine. Exits with 1 when anything is wrong."
        },
        footer = "  ./espalier dataset check mnist")
final class DataSetCheck implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "ID", description = "Its id, as in dataset list.")
    String id = "";

    @Mixin
    OutputOption output = new OutputOption();

    DataSetCheck(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var check = DataSetProgress.of(session, Route.of("datasets", id, "check"));
        output.show(session.terminal(), check, () -> tell(check));
        return check.path("ok").asBoolean() ? 0 : Cli.FAILED;
    }

    private void tell(JsonNode check) {
        var terminal = session.terminal();
        var images = "%,d images".formatted(Json.whole(check, "images"));
        if (check.path("ok").asBoolean()) {
            terminal.print("%s: %s decoded, none is damaged.".formatted(terminal.green(id + " is whole"), images));
        } else {
            terminal.print(terminal.red("%s is not whole".formatted(id))
                    + ": %,d of %s cannot be used.".formatted(Json.whole(check, "damaged"), images));
        }
        Json.texts(check.path("problems")).forEach(terminal::print);
        var smallest = Json.text(check, "smallest");
        var largest = Json.text(check, "largest");
        if (!smallest.isEmpty()) {
            terminal.print(
                    smallest.equals(largest)
                            ? "All are %s pixels.".formatted(smallest)
                            : "They are %s to %s pixels.".formatted(smallest, largest));
        }
        Json.texts(check.path("notes")).forEach(note -> terminal.print("Note: " + note));
    }
}
