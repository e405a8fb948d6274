package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.text.Amounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists data sets. */
@Command(
        name = "list",
        description = "Lists the images that networks can be trained on.",
        footer = "  ./espalier dataset list")
final class DataSetList implements Runnable {

    private final Session session;

    @Option(
            names = {"-q", "--quiet"},
            description = "Writes the ids only, one a line.")
    boolean quiet;

    @Mixin
    OutputOption output = new OutputOption();

    DataSetList(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var terminal = session.terminal();
        var sets = Json.items(session.server().get(Route.of("datasets")));
        if (quiet) {
            sets.forEach(set -> terminal.print(Json.text(set, "id")));
            return;
        }
        output.show(
                terminal,
                sets,
                () -> new Listing()
                        .text("ID", "id")
                        .text("FORMAT", "format")
                        .number("CLASSES", "classes")
                        .number("TRAIN", set -> images(set, "train"))
                        .number("VALIDATION", set -> images(set, "validation"))
                        .number("TEST", set -> images(set, "test"))
                        .number("PIXELS", "resolution")
                        .number("SIZE", DataSetList::size)
                        .text("PATH", set -> String.join(", ", Json.texts(set.path("paths"))))
                        .add(sets)
                        .print(terminal));
    }

    private static String images(JsonNode set, String split) {
        for (var part : set.path("splits")) {
            if (Json.text(part, "split").equals(split)) {
                return Json.text(part, "images");
            }
        }
        return "";
    }

    private static String size(JsonNode set) {
        long bytes = Json.whole(set, "bytes");
        return bytes == 0 ? "" : Amounts.bytes(bytes);
    }
}
