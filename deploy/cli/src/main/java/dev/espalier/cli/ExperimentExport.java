package dev.espalier.cli;

import dev.espalier.cli.server.Failure;
import dev.espalier.cli.server.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes an experiment out. */
@Command(
        name = "export",
        description = "Writes an experiment out: its file (yaml), everything (json), or its trials (csv).",
        footer = {
            "  ./espalier experiment export first-search --format csv --to trials.csv",
            "  ./espalier experiment export first-search > again.yaml"
        })
final class ExperimentExport implements Runnable {

    enum Format {
        YAML,
        JSON,
        CSV
    }

    private final Session session;

    @Parameters(paramLabel = "ID", description = Ids.DESCRIPTION)
    String id = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "yaml (the standard), json or csv.")
    Format format = Format.YAML;

    @Option(names = "--to", paramLabel = "FILE", description = "Where to; standard output if not told.")
    @Nullable
    Path to;

    ExperimentExport(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var server = session.server();
        var found = Experiments.id(server, id);
        var route = Route.of("experiments", found, "export")
                .with("format", format.name().toLowerCase(Locale.ROOT));
        if (to == null) {
            session.terminal().out().flush();
            server.copy(route, session.terminal().raw());
        } else {
            write(route, to);
            session.terminal().tell("Wrote %s.".formatted(to));
        }
    }

    /** Beside the target first, so that a broken connection leaves no half of a file. */
    private void write(Route route, Path target) {
        var draft = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (var out = Files.newOutputStream(draft)) {
                session.server().copy(route, out);
            } catch (RuntimeException e) {
                Files.deleteIfExists(draft);
                throw e;
            }
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Failure(
                    "The file (%s) cannot be written.\nMaybe its folder is missing or not yours.".formatted(target));
        }
    }
}
