package dev.espalier.train;

import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.Network;
import dev.espalier.space.NetworkJson;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.custom.CustomSpace;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;

/**
 * How many images a second are trained here: by one training of one thread, and by as many side by side as there are
 * cores; where wanted beside PyTorch, which trains the same networks in turns with it.
 */
public final class TrainBench {

    private static final int BATCH = 64;

    /** A cell with each operation that computes. */
    private static final int[] CELL = {3, 1, 3, 2, 3, 4};

    private final Options options;

    /**
     * How it is measured.
     *
     * @param python the interpreter that has torch; null for no comparison
     * @param seconds of a turn, above 0
     * @param repeats turns of each, at least 1
     * @param json whether rows are JSON, one a line
     */
    public record Options(@Nullable String python, double seconds, int repeats, boolean json) {
        public Options {
            if (!(seconds > 0)) {
                throw new IllegalArgumentException("The `seconds` (%s) must be above 0.".formatted(seconds));
            }
            if (repeats < 1) {
                throw new IllegalArgumentException("The `repeats` (%d) must be at least 1.".formatted(repeats));
            }
        }
    }

    public TrainBench(Options options) {
        this.options = options;
    }

    /**
     * Measures and prints.
     *
     * @param temp an existing folder
     * @param progress what is told while it runs
     */
    public void run(Path temp, PrintStream out, PrintStream progress) throws IOException {
        var folder = Files.createTempDirectory(temp, "train-bench");
        try {
            measure(folder, new Turns(options, progress), out);
        } finally {
            PathUtils.deleteDirectory(folder);
        }
    }

    private void measure(Path folder, Turns turns, PrintStream out) throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        if (!options.json()) {
            out.println("batch %d, 3 × 32 × 32, SGD, float32; median of %d turns of %s s each, lowest to highest"
                    .formatted(BATCH, options.repeats(), options.seconds()));
            out.println(TurnRow.head());
        }
        try (var pytorch = options.python() == null ? null : new PyTorch(options.python(), folder, BATCH)) {
            for (var network : networks().entrySet()) {
                var file = folder.resolve(network.getKey() + ".json");
                Files.writeString(file, NetworkJson.write(network.getValue()));
                for (int at : Stream.of(1, cores).distinct().toList()) {
                    var rows = turns.take(network.getKey(), entrants(network.getValue(), at, pytorch, file));
                    rows.forEach(row -> out.println(options.json() ? row.json() : row.line()));
                }
            }
        }
    }

    /** The engine first, then what it is compared with. */
    private static SequencedMap<String, Entrant> entrants(
            Network network, int at, @Nullable PyTorch pytorch, Path file) {
        var entrants = new LinkedHashMap<String, Entrant>();
        entrants.put("espalier, %d side by side".formatted(at), new OwnEntrant(network, BATCH, at));
        if (pytorch != null) {
            for (var layout : List.of("nchw", "channels_last")) {
                entrants.put("pytorch, %d threads, %s".formatted(at, layout), pytorch.entrant(file, layout, at));
            }
        }
        return entrants;
    }

    /** By name. */
    static SequencedMap<String, Network> networks() throws IOException {
        var networks = new LinkedHashMap<String, Network>();
        var cells = new NasBench201();
        for (int count : List.of(1, 5)) {
            networks.put(
                    "nasbench201-n" + count,
                    cells.network(new Architecture(NasBench201.NAME, CELL), new Frame(3, 32, 10, count, 16)));
        }
        try (var yaml = Objects.requireNonNull(TrainBench.class.getResourceAsStream("mobile.yaml"))) {
            var space = CustomSpace.read(new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
            networks.put("mobile", space.network(new Architecture(space.name(), 0)));
        }
        return networks;
    }
}
