package dev.espalier.worker;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.catalogue.TableImport;
import dev.espalier.space.Architecture;
import dev.espalier.space.table.ResultTable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.io.file.PathUtils;

/**
 * How long a table of a million rows takes to import, as CSV with one column per decision and two metrics, and how long
 * a look-up in it takes. The rows are drawn from a seed.
 */
public final class TableBench {

    private static final String NAME = "bench";
    private static final int DECISIONS = 8;
    private static final int OPTIONS = 6;
    private static final int ARCHITECTURES = 1_679_616;
    private static final long SEED = 1_000_003;
    private static final int WARM_UP = 200_000;
    private static final int LOOK_UPS = 200_000;

    private final int rows;

    public TableBench() {
        this(1_000_000);
    }

    /** @param rows from 1 to 1,679,616 */
    public TableBench(int rows) {
        if (rows < 1 || rows > ARCHITECTURES) {
            throw new IllegalArgumentException("The `rows` (%d) must be from 1 to %d.".formatted(rows, ARCHITECTURES));
        }
        this.rows = rows;
    }

    /**
     * What was measured.
     *
     * @param csvBytes size of the file that was imported
     * @param progressCalls how often the import told how far it was
     * @param medianMicros of one look-up
     * @param p95Micros of one look-up
     */
    public record Figures(
            int rows,
            long csvBytes,
            long storedBytes,
            double importSeconds,
            long progressCalls,
            double medianMicros,
            double p95Micros) {}

    /**
     * Measures once, with files in a folder of its own, and prints the figures.
     *
     * @param temp an existing folder
     */
    public Figures run(Path temp, PrintStream out) throws IOException {
        var folder = Files.createTempDirectory(temp, "table-bench");
        try {
            var figures = measure(folder);
            print(figures, out);
            return figures;
        } finally {
            PathUtils.deleteDirectory(folder);
        }
    }

    private Figures measure(Path folder) throws IOException {
        var csv = folder.resolve("rows.csv");
        generate(csv);
        var store = new FileArtifactStore(folder.resolve("artifacts"));
        var calls = new AtomicLong();
        double seconds = importing(csv, store, calls);
        var table = new StoredShelf(List.of(), List.of(), store).find(NAME).orElseThrow();
        var micros = lookUp(table);
        var stored = store.find(store.list("tables").getFirst()).orElseThrow();
        return new Figures(
                rows,
                Files.size(csv),
                stored.bytes(),
                seconds,
                calls.get(),
                micros[LOOK_UPS / 2],
                micros[LOOK_UPS * 95 / 100]);
    }

    private static double importing(Path csv, ArtifactStore store, AtomicLong calls) throws IOException {
        var shelf = new StoredShelf(List.of(), List.of(), store);
        var catalogue = new Desk(store, new Registry(List.of(), List.of(), List.of()), shelf).catalogue();
        catalogue.addSpace(space());
        var columns = new TreeMap<>(Map.of("val_accuracy_pct", "acc", "latency_ms@" + NAME, "lat_ms"));
        long start = System.nanoTime();
        try (var content = Files.newInputStream(csv)) {
            catalogue.addTable(new TableImport(
                    NAME, NAME, TableImport.Format.CSV, columns, content, _ -> calls.incrementAndGet()));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static String space() {
        var yaml = new StringBuilder("name: " + NAME + "\ndecisions:\n");
        for (int i = 0; i < DECISIONS; i++) {
            yaml.append("  layer").append(i).append(": [op0, op1, op2, op3, op4, op5]\n");
        }
        return yaml.toString();
    }

    /** A step that shares no factor with 6^8 meets every architecture once, in a scattered order. */
    private static Architecture architecture(long row) {
        long position = (row * 611_953 + 17) % ARCHITECTURES;
        var choices = new int[DECISIONS];
        for (int i = DECISIONS - 1; i >= 0; i--) {
            choices[i] = (int) (position % OPTIONS);
            position /= OPTIONS;
        }
        return new Architecture(NAME, choices);
    }

    private void generate(Path csv) throws IOException {
        var random = new SplittableRandom(SEED);
        try (BufferedWriter out = Files.newBufferedWriter(csv)) {
            for (int i = 0; i < DECISIONS; i++) {
                out.write("layer" + i + ",");
            }
            out.write("acc,lat_ms\n");
            for (int row = 0; row < rows; row++) {
                for (int choice : architecture(row).choices()) {
                    out.write("op" + choice + ",");
                }
                out.write(hundredths(5_000 + random.nextInt(4_500)) + "," + hundredths(100 + random.nextInt(10_000))
                        + "\n");
            }
        }
    }

    private static String hundredths(int value) {
        return value / 100 + "." + value % 100 / 10 + value % 10;
    }

    /** The microseconds of each look-up, ascending, half of the architectures known and half drawn from all. */
    private double[] lookUp(ResultTable table) {
        var random = new SplittableRandom(SEED);
        var asked = new Architecture[LOOK_UPS];
        Arrays.setAll(asked, i -> architecture(random.nextInt(i % 2 == 0 ? rows : ARCHITECTURES)));
        double sum = 0;
        for (int i = 0; i < WARM_UP; i++) {
            sum += accuracy(table, asked[i % LOOK_UPS]);
        }
        var micros = new double[LOOK_UPS];
        for (int i = 0; i < LOOK_UPS; i++) {
            long start = System.nanoTime();
            sum += accuracy(table, asked[i]);
            micros[i] = (System.nanoTime() - start) / 1e3;
        }
        if (sum <= 0) {
            throw new IllegalStateException("The table must know some of the architectures, but knows none.");
        }
        Arrays.sort(micros);
        return micros;
    }

    private static double accuracy(ResultTable table, Architecture architecture) {
        var row = table.measures(architecture, 0);
        return row == null ? 0 : Objects.requireNonNull(row.get("val_accuracy_pct"));
    }

    private static void print(Figures figures, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "rows %,d  import %.1f s  file %.1f MB  stored %.1f MB  look-up median %.2f µs, p95 %.2f µs%n",
                figures.rows(),
                figures.importSeconds(),
                figures.csvBytes() / 1e6,
                figures.storedBytes() / 1e6,
                figures.medianMicros(),
                figures.p95Micros());
        out.printf(
                Locale.ROOT,
                "machine %s, %d cores, heap at most %d MiB, Java %s%n",
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                Runtime.version());
    }
}
