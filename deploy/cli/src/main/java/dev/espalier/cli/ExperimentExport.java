package dev.espalier.cli;

import dev.espalier.cli.server.Failure;
import dev.espalier.cli.server.Route;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a trial's network out, or the experiment itself. */
@Command(
        name = "export",
        description = {
            "Writes a trained network out as a package, or the experiment: its file, everything, or its trials.",
            "",
            "A package is one ZIP file: ONNX, weights, architecture, a PyTorch module, drawing, metrics, and a",
            "manifest with the SHA-256 of each. It is compared with the network that was trained before it is written."
        },
        footer = {
            "  ./espalier experiment export train-shapes --trial 2-5",
            "  ./espalier experiment export --verify train-shapes-trial-2-5.zip",
            "  ./espalier experiment export first-search --format csv --output trials.csv",
            "  ./espalier experiment export first-search --format yaml > again.yaml"
        })
final class ExperimentExport implements Callable<Integer> {

    enum Format {
        MODEL,
        YAML,
        JSON,
        CSV
    }

    private final Session session;

    @Parameters(paramLabel = "ID", arity = "0..1", description = Ids.DESCRIPTION)
    String id = "";

    @Option(
            names = "--trial",
            paramLabel = "TRIAL",
            description = "Whose network; the best within the limits, in the first objective, if not told.")
    @Nullable
    String trial;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "model (the standard), or of the experiment yaml, json or csv.")
    Format format = Format.MODEL;

    @Option(
            names = {"--output", "--to"},
            paramLabel = "FILE",
            description = "Where to; if not told, NAME-trial-TRIAL.zip, or standard output for other formats.")
    @Nullable
    Path output;

    @Option(
            names = "--verify",
            paramLabel = "FILE",
            description = "Checks a package, without a server: every hash, and that the network answers as recorded.")
    @Nullable
    Path verify;

    ExperimentExport(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (verify != null) {
            return verified(verify);
        }
        if (id.isBlank()) {
            throw new Misuse(
                    "The command experiment export needs either an ID or --verify FILE.\nMaybe see: ./espalier experiment list");
        }
        if (format != Format.MODEL && trial != null) {
            throw new Misuse("The --trial (%s) goes with --format model only.".formatted(trial));
        }
        if (format == Format.MODEL && output != null) {
            OutputFile.requireWritable(output);
        }
        var found = Experiments.id(session.server(), id);
        if (format == Format.MODEL) {
            new ModelExport(session, found).run(trial, output);
        } else {
            write(Route.of("experiments", found, "export")
                    .with("format", format.name().toLowerCase(Locale.ROOT)));
        }
        return 0;
    }

    private void write(Route route) {
        if (output == null) {
            session.terminal().out().flush();
            session.server().copy(route, session.terminal().raw());
        } else {
            OutputFile.write(output, out -> session.server().copy(route, out));
            session.terminal().tell("Wrote %s.".formatted(output));
        }
    }

    private int verified(Path file) {
        if (!id.isBlank() || trial != null || output != null) {
            throw new Misuse(
                    "With --verify nothing is exported, so it goes alone: ./espalier experiment export --verify %s"
                            .formatted(file));
        }
        var check = session.fileCheck();
        if (check == null) {
            throw new Failure("A package is checked by the program that ./espalier starts, not by this one alone.");
        }
        return told(file, check.of(file));
    }

    private int told(Path file, List<FileCheck.Line> lines) {
        if (lines.size() == 1 && !lines.getFirst().ok()) {
            // There was nothing in it to look at, and one sentence says all.
            throw new Failure(lines.getFirst().said());
        }
        var terminal = session.terminal();
        for (var line : lines) {
            terminal.print((line.ok() ? terminal.green("ok   ") : terminal.red("bad  ")) + line.said());
        }
        long bad = lines.stream().filter(line -> !line.ok()).count();
        if (bad == 0) {
            terminal.print("%s is whole.".formatted(file));
            return 0;
        }
        terminal.tell("%s is not as it was exported: %d of %d checks failed.".formatted(file, bad, lines.size()));
        return Cli.FAILED;
    }
}
