package dev.espalier.cli;

import dev.espalier.cli.server.Failure;
import dev.espalier.cli.server.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what came of a race into a folder. */
@Command(
        name = "report",
        description = {
            "Writes what came of a race so far into a folder: report.html, which needs no server,",
            "runs.csv with a row for each run, and curves.csv with the best so far of each method."
        },
        footer = "  ./espalier race report nb201 --output nb201")
final class RaceReport implements Runnable {

    private static final Map<String, String> FILES =
            new TreeMap<>(Map.of("html", "report.html", "runs", "runs.csv", "curves", "curves.csv"));

    private final Session session;

    @Parameters(paramLabel = "ID", description = Races.DESCRIPTION)
    String id = "";

    @Option(
            names = {"-d", "--output"},
            paramLabel = "FOLDER",
            required = true,
            description = "Where to; it is made if it is missing.")
    Path output = Path.of(".");

    RaceReport(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var found = Races.id(session.server(), id);
        FILES.forEach((format, name) -> {
            write(Route.of("races", found, "report").with("format", format), output.resolve(name));
            session.terminal().print(output.resolve(name).toString());
        });
    }

    private void write(Route route, Path file) {
        try {
            Files.createDirectories(output);
            try (var out = Files.newOutputStream(file)) {
                session.server().copy(route, out);
            }
        } catch (IOException e) {
            throw new Failure("The file (%s) cannot be written.\nMaybe its folder is not yours, or a file has its name."
                    .formatted(file));
        }
    }
}
