package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registers images to train on. */
@Command(
        name = "add",
        description = {
            "Registers images to train on; they stay where they are.",
            "",
            "Server and workers must see the path under the same name. The same images again change nothing; images that"
                    + " were moved are added again under their id."
        },
        footer = {
            "  ./espalier dataset add mnist --format idx ~/mnist",
            "  ./espalier dataset add flowers --format folder ~/flowers --validation 20",
            "  ./espalier dataset add imagenet --format imagenet /data/imagenet"
        })
final class DataSetAdd implements Runnable {

    private final Session session;

    @Parameters(index = "0", paramLabel = "ID", description = "What it is to be called in experiments.")
    String id = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH", description = "A folder, or files.")
    List<String> paths = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            required = true,
            description = "idx (MNIST's), cifar-10 or cifar-100 (binary), folder (one for each class), imagenet.")
    String format = "";

    @Option(
            names = "--validation",
            paramLabel = "PERCENT",
            description = "Training images set aside where there are no validation images: 1 to 50 (10 if not told).")
    @Nullable
    Integer validation;

    @Option(
            names = "--resolution",
            paramLabel = "PIXELS",
            description = "Height and width to train at, 4 to 1024 (that of the images, at most 224, if not told).")
    @Nullable
    Integer resolution;

    @Option(names = "--grey", description = "Reads coloured images in folders as grey ones.")
    boolean grey;

    @Option(
            names = "--classes",
            paramLabel = "NAME,...",
            split = ",",
            description = "Names of the classes in the order of labels, for idx and cifar.")
    List<String> classes = new ArrayList<>();

    @Option(
            names = "--validation-labels",
            paramLabel = "PATH",
            description = "For imagenet with validation images in one folder: the devkit's folder, or a list.")
    @Nullable
    String validationLabels;

    @Mixin
    OutputOption output = new OutputOption();

    DataSetAdd(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var route = Route.of("datasets").with("id", id).with("format", format);
        paths.forEach(path -> route.with("path", absolute(path)));
        classes.forEach(name -> route.with("class", name.strip()));
        route.with("validation", validation)
                .with("resolution", resolution)
                .with("grey", grey ? "true" : null)
                .with("validationLabels", validationLabels == null ? null : absolute(validationLabels));
        var added = DataSetProgress.of(session, route);
        output.show(session.terminal(), added, () -> {
            session.terminal().print("Added the data set %s.".formatted(Json.text(added, "id")));
            details(added).print(session.terminal());
        });
    }

    /** As the server is to look for it, which may stand in another folder than this command. */
    private static String absolute(String path) {
        try {
            return Path.of(path).toAbsolutePath().normalize().toString();
        } catch (InvalidPathException e) {
            throw new Misuse("The path (%s) is not possible here.".formatted(path.replace('\0', '?')));
        }
    }

    static Details details(JsonNode set) {
        var details = new Details()
                .line("data set", Json.text(set, "id"))
                .line("format", Json.text(set, "format"))
                .line("path", String.join("\n", Json.texts(set.path("paths"))))
                .line("classes", Json.text(set, "classes"));
        set.path("splits")
                .forEach(split -> details.line(
                        Json.text(split, "split"),
                        "%,d images, %s".formatted(Json.whole(split, "images"), Json.text(split, "source"))));
        return details.line(
                        "pixels",
                        "%1$s × %1$s, %2$s"
                                .formatted(
                                        Json.text(set, "resolution"),
                                        set.path("channels").asInt() == 1 ? "grey" : "coloured"))
                .line("SHA-256", Json.text(set, "sha256"));
    }
}
