package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.text.Amounts;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports a table of results. */
@Command(
        name = "import",
        description = {
            "Imports a table of results, .parquet, .csv or .csv.gz: a row per architecture, a column per metric.",
            "Of any size: the file is streamed. Of a space whose results were published, the published file needs no --metric."
        },
        footer = {
            "  ./espalier table import nasbench101 nb101.csv.gz",
            "  ./espalier table import results.parquet --space my-space.yaml --metric val_accuracy_pct=acc",
            "  ./espalier table import runs.csv.gz --space nasbench201 --metric val_accuracy_pct=val --metric"
                    + " train_seconds=seconds"
        })
final class TableImport implements Runnable {

    private final Session session;

    @Parameters(
            arity = "1..2",
            paramLabel = "[SPACE] FILE",
            description = "The table, after its space or with --space.")
    List<String> words = List.of();

    @Option(
            names = "--space",
            paramLabel = "NAME|FILE",
            description = "The space of its architectures: a name, or a YAML file, which is added first.")
    @Nullable
    String space;

    @Option(
            names = "--metric",
            paramLabel = "METRIC=COLUMN",
            description = "The column that holds a metric. May be repeated.")
    List<String> metrics = List.of();

    @Option(names = "--name", paramLabel = "NAME", description = "The table's name (the file's if not told).")
    @Nullable
    String name;

    @Mixin
    OutputOption output = new OutputOption();

    TableImport(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var given = given();
        var table = TableFile.of(words.getLast());
        for (var metric : metrics) {
            int equals = metric.indexOf('=');
            if (equals < 1 || equals == metric.length() - 1) {
                throw new Misuse("The --metric (%s) must be a metric and its column, like val_accuracy_pct=acc."
                        .formatted(metric));
            }
        }
        var route = Route.of("tables")
                .with("name", name == null ? table.plainName() : name)
                .with("space", spaceName(given))
                .with("format", table.format());
        metrics.forEach(metric -> route.with("metric", metric));
        var progress = new UploadProgress(session.terminal(), table);
        var imported = session.server().send(route, table.type(), out -> table.copy(out, progress));
        progress.end();
        output.show(session.terminal(), imported, () -> tell(imported));
    }

    private String given() {
        if ((words.size() == 2) == (space != null)) {
            throw new Misuse(
                    "The space must be told once, before the file or by --space.\nMaybe see: ./espalier table import --help");
        }
        return space == null ? words.getFirst() : space;
    }

    private String spaceName(String space) {
        var lower = space.toLowerCase(Locale.ROOT);
        if (!lower.endsWith(".yaml") && !lower.endsWith(".yml")) {
            return space;
        }
        return Json.text(SpaceAdd.add(session.server(), InputFile.read(space)), "name");
    }

    private void tell(JsonNode imported) {
        session.terminal()
                .print("Imported the table %s: %s of the space %s with %s."
                        .formatted(
                                Json.text(imported, "name"),
                                Amounts.count(Json.whole(imported, "rows"), "row"),
                                Json.text(imported, "space"),
                                String.join(", ", Json.texts(imported.path("metrics")))));
    }
}
