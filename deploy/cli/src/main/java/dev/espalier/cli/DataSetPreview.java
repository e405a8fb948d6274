package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Failure;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a data set is. */
@Command(
        name = "preview",
        description = {
            "Describes a data set, counts the images of each class, and writes some of them on a sheet, a PNG.",
            "The same, to be looked through: the page /datasets/ID."
        },
        footer = "  ./espalier dataset preview shapes --to shapes.png")
final class DataSetPreview implements Runnable {

    private static final int BAR = 20;

    private final Session session;

    @Parameters(paramLabel = "ID", description = "Its id, as in dataset list.")
    String id = "";

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "Where the sheet is written (ID.png if not told); a row for each of up to 20 classes.")
    @Nullable
    Path to;

    @Option(names = "--split", paramLabel = "SPLIT", description = "train (the standard), validation or test.")
    String split = "train";

    @Option(names = "--count", paramLabel = "N", description = "How many images, 1 to 500 (100 if not told).")
    int count = 100;

    @Mixin
    OutputOption output = new OutputOption();

    DataSetPreview(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Arguments.atLeastOne("--count", count);
        var set = session.server().get(Route.of("datasets", id));
        var file = to == null ? Path.of(Json.text(set, "id") + ".png") : to;
        write(file);
        output.show(session.terminal(), set, () -> {
            DataSetAdd.details(set).print(session.terminal());
            session.terminal().print("");
            classes(Json.items(set.path("perClass")));
            session.terminal().print("Wrote %s.".formatted(file));
        });
    }

    private void classes(List<JsonNode> classes) {
        long most = classes.stream()
                .mapToLong(item -> Json.whole(item, "train"))
                .max()
                .orElse(1);
        var terminal = session.terminal();
        new Listing()
                .text("CLASS", "name")
                .number("TRAIN", "train")
                .number("VALIDATION", "validation")
                .number("TEST", "test")
                .text("", item -> terminal.bar((double) Json.whole(item, "train") / Math.max(1, most), BAR))
                .add(classes)
                .print(terminal);
    }

    private void write(Path file) {
        try (var out = Files.newOutputStream(file)) {
            session.server()
                    .copy(Route.of("datasets", id, "sheet").with("split", split).with("count", count), out);
        } catch (IOException e) {
            throw new Failure(
                    "The file (%s) cannot be written.\nMaybe its folder is missing or not yours: choose one by --to."
                            .formatted(file));
        }
    }
}
