package dev.espalier.cli;

import dev.espalier.cli.server.Route;
import dev.espalier.cli.text.Amounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the network of an architecture, which nobody has trained. */
@Command(
        name = "export",
        description = {
            "Writes the network of an architecture as ONNX, with first weights: to measure it elsewhere, or to look at it.",
            "Its outputs are compared with those of the network that Espalier trains. Trained networks are written by"
                    + " experiment export."
        },
        footer = {
            "  ./espalier space export nasbench201:0-3-2-1-4-0 --onnx cell.onnx",
            "  ./espalier space export 'nasbench201:|none~0|+|nor_conv_3x3~0|none~1|+|none~0|none~1|none~2|' --onnx cell.onnx"
        })
final class SpaceExport implements Runnable {

    private static final String IMAGES = "Espalier-Images";
    private static final String DIFFERENCE = "Espalier-Largest-Difference";
    private static final String OUTPUT = "Espalier-Largest-Output";

    private final Session session;

    @Parameters(
            paramLabel = "ARCHITECTURE",
            description = "SPACE:CHOICES as space sample and the pages write it, or SPACE:NOTATION.")
    String architecture = "";

    @Option(names = "--onnx", paramLabel = "FILE", required = true, description = "Where to.")
    Path file = Path.of("");

    @Option(names = "--seed", paramLabel = "N", description = "What the first weights depend on (0 if not told).")
    @Nullable
    Long seed;

    SpaceExport(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        OutputFile.requireWritable(file);
        var route = Route.of("architectures", architecture + ".onnx").with("seed", seed);
        var told = new LinkedHashMap<String, String>();
        OutputFile.write(
                file, out -> told.putAll(session.server().copy(route, out, List.of(IMAGES, DIFFERENCE, OUTPUT))));
        session.terminal()
                .print("Wrote %s, %s, with first weights: nothing was trained.\n%s"
                        .formatted(file, Amounts.bytes(size()), parity(told)));
    }

    private long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String parity(Map<String, String> told) {
        return String.format(
                Locale.ROOT,
                "ONNX Runtime and the network answer %s random images with a largest difference of %.1e, of outputs up to %.3g.",
                told.get(IMAGES),
                Double.parseDouble(told.getOrDefault(DIFFERENCE, "")),
                Double.parseDouble(told.getOrDefault(OUTPUT, "")));
    }
}
