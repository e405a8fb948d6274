package dev.espalier.evaluate.zerocost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.catalogue.DataSetFiles;
import dev.espalier.catalogue.DataSetFiles.Format;
import dev.espalier.data.file.StoredDataSets;
import dev.espalier.data.file.StoredGallery;
import dev.espalier.search.Candidate;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Objective.Direction;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.setting.Settings;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.TestData;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.table.NasBench201Tables;
import dev.espalier.surrogate.Agreement;
import dev.espalier.worker.Unhurried;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How our scores of random cells of NAS-Bench-201 on images of CIFAR-10 rank them, beside the scores that were published
 * and beside the accuracy that they were trained to. The figures stand in {@code docs/reproduction.md}.
 */
class ZeroCostReproductionTest {

    private static final int CELLS = Integer.getInteger("espalier.cells", 24);
    private static final int BATCH = 64;
    private static final NasBench201 SPACE = new NasBench201();

    @TempDir
    Path folder;

    private StoredDataSets images;

    /** What is known of a cell: ours, and what was published. */
    private record Row(Architecture architecture, Measures ours, Map<String, Double> published, double accuracyPct) {}

    @BeforeEach
    void registersImages() {
        var file = TestData.file("cifar-10/cifar10_lossless_first4000.bin.gz");
        Assumptions.assumeTrue(file.isPresent(), "ESPALIER_TEST_DATA names no folder with cifar-10");
        images = new StoredDataSets(new FileArtifactStore(folder));
        var files = List.of(file.get().toString());
        new StoredGallery(images)
                .add(
                        new DataSetFiles("cifar", Format.CIFAR_10, files, List.of(), null, null, false, null),
                        (_, _) -> {});
    }

    /** The published naswot counts activations, too, that nothing reads; ours does not, unless they are made to be read. */
    @Test
    void ranksCellsAsThePublishedScoresDo() throws IOException {
        var rows = rows(Map.of("scores", "synflow, naswot, grad_norm", "batch", BATCH));
        for (var score : List.of("synflow", "logsynflow", "naswot")) {
            tell(score, values(rows, row -> row.ours().values().get(score)), published(rows, score));
        }
        var sample = Sample.of(images.find("cifar").orElseThrow(), BATCH, 32, 0, 1, 1);
        var whole = values(rows, row -> naswotOfAll(row.architecture(), sample));
        tell("naswot of all activations", whole, published(rows, "naswot"));
        tellOfAccuracy(rows);
        tell("published naswot and accuracy", published(rows, "naswot"), values(rows, Row::accuracyPct));
        assertThat(rho(values(rows, row -> row.ours().get(Metric.SYNFLOW)), published(rows, "synflow")))
                .isGreaterThan(0.9);
        assertThat(rho(values(rows, row -> row.ours().get(Metric.LOGSYNFLOW)), published(rows, "logsynflow")))
                .isGreaterThan(0.9);
        assertThat(rho(whole, published(rows, "naswot"))).isGreaterThan(0.9);
    }

    private static double naswotOfAll(Architecture cell, Sample sample) {
        var network = read(SPACE.network(cell, Frame.OWN));
        return new ActivationOverlap().of(new Subject(network, network, sample, 1))[0];
    }

    /** The same network with one more output, of all that nothing reads, so that it is computed. */
    private static Network read(Network network) {
        var unread = new LinkedHashSet<String>();
        network.nodes().forEach(node -> unread.add(node.name()));
        network.nodes().stream()
                .filter(node -> !(node.op() instanceof Op.Zero))
                .forEach(node -> unread.removeAll(node.inputs()));
        var nodes = new ArrayList<>(network.nodes());
        var pooled = new ArrayList<String>();
        for (var node : unread) {
            pooled.add(node + "/read");
            nodes.add(new Node(node + "/read", new Op.GlobalPool(), node));
        }
        nodes.add(new Node("all", new Op.Concat(), pooled));
        return new Network(network.architecture(), nodes);
    }

    @Test
    void ranksCellsByHowManyPiecesTheyDivideImagesInto() throws IOException {
        var rows = rows(Map.of("scores", "ntk_condition, linear_regions", "batch", 16, "cells", 1, "repeats", 3));
        tellOfAccuracy(rows);
        var regions = values(rows, row -> row.ours().get(Metric.LINEAR_REGIONS));
        assertThat(rho(regions, values(rows, Row::accuracyPct))).isGreaterThan(0.3);
    }

    private static void tellOfAccuracy(List<Row> rows) {
        for (var metric : rows.getFirst().ours().values().keySet()) {
            tell(
                    metric + " and accuracy",
                    values(rows, row -> row.ours().values().get(metric)),
                    values(rows, Row::accuracyPct));
        }
    }

    private static void tell(String what, List<Double> one, List<Double> other) {
        System.err.printf(
                "%s, %d cells: Spearman %.3f, Kendall %.3f%n", what, one.size(), rho(one, other), tau(one, other));
    }

    private static List<Double> published(List<Row> rows, String score) {
        return values(rows, row -> row.published().get(score));
    }

    private static List<Double> values(List<Row> rows, Function<Row, Double> value) {
        return rows.stream().map(value).toList();
    }

    private static double rho(List<Double> one, List<Double> other) {
        return Objects.requireNonNull(Agreement.rho(one, other));
    }

    private static double tau(List<Double> one, List<Double> other) {
        return Objects.requireNonNull(Agreement.tau(one, other));
    }

    /** Random cells, each once, of which something was published and all scores are finite. */
    private List<Row> rows(Map<String, Object> settings) throws IOException {
        var published = published();
        var all = new HashMap<>(settings);
        all.put("dataset", "cifar");
        var params = Settings.parse("evaluator", ZeroCostSettings.class, all);
        var evaluator = new ZeroCostEvaluator(
                name -> name.equals(SPACE.name()) ? Optional.of(SPACE) : Optional.empty(), images);
        var random = new SplittableRandom(2024);
        var seen = new HashSet<Integer>();
        long nanos = 0;
        var rows = new ArrayList<Row>();
        while (rows.size() < CELLS) {
            int index = random.nextInt(15_625);
            var architecture = SPACE.ofIndex(index);
            if (published.get(index).isEmpty() || !seen.add(index)) {
                continue;
            }
            long begin = System.nanoTime();
            var ours = scored(evaluator, architecture, params);
            nanos += System.nanoTime() - begin;
            rows.add(new Row(architecture, ours, published.get(index), accuracy(architecture)));
        }
        System.err.printf("%s: %.0f ms a cell%n", settings.get("scores"), nanos / 1e6 / rows.size());
        return rows;
    }

    private Measures scored(ZeroCostEvaluator evaluator, Architecture architecture, ZeroCostSettings params) {
        var problem =
                new SearchProblem(SPACE.name(), List.of(new Objective(Metric.NASWOT, Direction.MAXIMIZE)), List.of());
        var candidate = new Candidate(architecture, List.of(), "random");
        var work = new Unhurried(new FileArtifactStore(folder));
        var outcome = evaluator
                .evaluate(List.of(candidate), problem, params, work)
                .getFirst()
                .outcome();
        assertThat(outcome).as(architecture.toString()).isInstanceOf(Outcome.Measured.class);
        return ((Outcome.Measured) outcome).measures();
    }

    private static double accuracy(Architecture architecture) {
        var row = new NasBench201Tables().cifar10().measures(architecture, 200);
        return new Measures(Objects.requireNonNull(row)).get(Metric.VAL_ACCURACY_PCT);
    }

    /** By index, the scores on CIFAR-10; nothing where one is not finite. */
    private static List<Map<String, Double>> published() throws IOException {
        var file = TestData.file("nas-bench-201/nb201_zero_cost.csv.gz").orElseThrow();
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(cells -> cells[1].contains("inf")
                            ? Map.<String, Double>of()
                            : Map.of(
                                    "naswot", Double.valueOf(cells[1]),
                                    "synflow", Double.valueOf(cells[2]),
                                    "logsynflow", Double.valueOf(cells[3])))
                    .toList();
        }
    }
}
