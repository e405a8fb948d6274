package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.catalogue.Catalogue;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.catalogue.TableImport;
import dev.espalier.evaluate.TableEvaluator;
import dev.espalier.search.Component;
import dev.espalier.search.Constraint;
import dev.espalier.search.Experiment;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.SearchProblem;
import dev.espalier.space.Architecture;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.table.NasBench201Tables;
import dev.espalier.space.table.TableInfo;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdditionsTest {

    private static final Experiment ANY = TestEngine.experiment("any", 1, 7);

    private static final Path EXAMPLES = Path.of("../examples");
    private static final Metric LATENCY = new Metric("latency_ms@mydevice");

    @TempDir
    private Path folder;

    private FileArtifactStore store;
    private StoredShelf shelf;
    private Catalogue catalogue;

    @BeforeEach
    void open() {
        store = new FileArtifactStore(folder);
        shelf = shelf();
        catalogue = catalogue(shelf);
    }

    /** As another process would open the same store. */
    private StoredShelf shelf() {
        return new StoredShelf(List.of(new NasBench201()), List.of(new NasBench201Tables().cifar10()), store);
    }

    private Catalogue catalogue(StoredShelf shelf) {
        return new Desk(store, new Registry(List.of(), List.of(new TableEvaluator(shelf)), List.of()), shelf)
                .catalogue();
    }

    private static String example(String file) {
        try {
            return Files.readString(EXAMPLES.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TableInfo importing(String name, String space, Map<String, String> columns, InputStream content) {
        return catalogue.addTable(
                new TableImport(name, space, TableImport.Format.CSV, new TreeMap<>(columns), content, _ -> {}));
    }

    private TableInfo importing(String name, String space, Map<String, String> columns, String csv) {
        return importing(name, space, columns, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }

    private TableInfo importExample(String csv) {
        return importing("my-results", "my-space", Map.of("val_accuracy_pct", "mean_acc", LATENCY.name(), "lat"), csv);
    }

    @Test
    void anAddedSpaceIsThereForEveryProcessWithItsCost() {
        var added = catalogue.addSpace(example("my-space.yaml"));
        assertThat(added.size()).isEqualTo(6_561);
        var elsewhere = catalogue(shelf());
        assertThat(elsewhere.spaces()).extracting(SearchSpace::name).containsExactly("my-space", "nasbench201");
        var skipped = new Architecture("my-space", 0, 0, 0, 0, 0, 0, 0, 0);
        // Stem 3x3x3x32 on 32², reductions 3x3x32x64 on 16² and 3x3x64x128 on 8², head 128x10 with bias.
        double macs = 864 * 1024 + 18_432 * 256 + 73_728 * 64 + 1_290;
        double params = 864 + 64 + 18_432 + 128 + 73_728 + 256 + 1_290;
        assertThat(elsewhere.price(ANY, skipped))
                .isEqualTo(Measures.of(Metric.MACS_M, macs / 1e6).and(Measures.of(Metric.PARAMS_M, params / 1e6)));
        // One bottleneck of 32 channels: expanded to 192, 5x5 by channel, projected, three normalisations.
        double more = (32 * 192 + 25 * 192 + 192 * 32) * 1024;
        double weights = 32 * 192 + 25 * 192 + 192 * 32 + 2 * (192 + 192 + 32);
        assertThat(elsewhere.price(ANY, skipped.with(1, 2)))
                .isEqualTo(Measures.of(Metric.MACS_M, (macs + more) / 1e6)
                        .and(Measures.of(Metric.PARAMS_M, (params + weights) / 1e6)));
    }

    @Test
    void theSameSpaceAgainChangesNothingAndAnotherOneIsRefused() {
        var yaml = example("my-space.yaml");
        catalogue.addSpace(yaml);
        assertThat(catalogue.addSpace(yaml).name()).isEqualTo("my-space");
        assertThatThrownBy(() -> catalogue.addSpace(yaml.replace("channels: 128", "channels: 256")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("The space (my-space) must have a name of its own");
        assertThatThrownBy(() -> catalogue.addSpace("name: nasbench201\ndecisions: {a: [1, 2]}"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("The space (nasbench201) must have a name of its own");
    }

    @Test
    void aWrongSpaceIsRefusedWithEveryProblemAndNothingIsKept() {
        assertThatThrownBy(() -> catalogue.addSpace("name: x\ncolour: red\ndecisions: {a: []}"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.problems()).hasSize(2));
        assertThat(store.list("spaces")).isEmpty();
    }

    @Test
    void theExampleTableCoversItsSpaceAndBringsADevice() {
        catalogue.addSpace(example("my-space.yaml"));
        var info = importExample(example("my-results.csv"));
        assertThat(info.rows()).isEqualTo(6_561);
        assertThat(catalogue.tables()).extracting(TableInfo::name).containsExactly("my-results", "nasbench201-cifar10");
        var table = shelf().find("my-results").orElseThrow();
        assertThat(table.info()).isEqualTo(info);
        assertThat(table.measures(new Architecture("my-space", 2, 2, 2, 2, 2, 2, 2, 2), 0))
                .isEqualTo(Map.of("val_accuracy_pct", 93.21, LATENCY.name(), 11.73));
        assertThat(catalogue.problems(experiment())).noneMatch(problem -> problem.contains("device"));
    }

    @Test
    void aSearchOnAUsersSpaceAndTableEvaluatesWhatTheFileSays() {
        catalogue.addSpace(example("my-space.yaml"));
        importExample(example("my-results.csv"));
        try (var engine = new TestEngine(folder)) {
            engine.run(experiment());
            assertThat(engine.ledger.trials("mine")).hasSize(40);
        }
    }

    private static Experiment experiment() {
        var like = TestEngine.experiment("mine", 40, 1);
        return new Experiment(
                "mine",
                0,
                "mine",
                new SearchProblem(
                        "my-space",
                        List.of(new Objective(Metric.VAL_ACCURACY_PCT, Objective.Direction.MAXIMIZE)),
                        List.of(new Constraint(LATENCY, 6))),
                like.method(),
                new Component("table", new TreeMap<>(Map.of("table", "my-results"))),
                like.pool(),
                like.batch(),
                like.concurrency(),
                like.measureOn(),
                like.budget(),
                like.seed(),
                like.labels(),
                like.fork());
    }

    @Test
    void theSameTableAgainChangesNothingAndAnotherOneIsRefused() {
        catalogue.addSpace(example("my-space.yaml"));
        var csv = example("my-results.csv");
        var info = importExample(csv);
        assertThat(importExample(csv)).isEqualTo(info);
        var lines = new ArrayList<>(csv.lines().toList());
        lines.addLast(lines.remove(1));
        assertThat(importExample(String.join("\n", lines))).isEqualTo(info);
        assertThatThrownBy(() -> importExample(csv.replace("93.21,11.73", "93.22,11.73")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("The table (my-results) must have a name of its own");
        assertThatThrownBy(
                        () -> importing("nasbench201-cifar10", "my-space", Map.of("val_accuracy_pct", "mean_acc"), csv))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("The table (nasbench201-cifar10) must have a name of its own");
    }

    @Test
    void namesSpacesAndMetricsAreCheckedAtOnceBeforeAnythingIsRead() {
        assertThatThrownBy(() ->
                        importing("My Table", "nowhere", Map.of("Accuracy", "acc"), InputStream.nullInputStream()))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "The `name` (My Table) must be 1 to 64 lower-case letters, digits, - and _.",
                                        "There is no space (nowhere); there are nasbench201.",
                                        "The metric name (Accuracy) must be lower case with its unit, like val_accuracy_pct or latency_ms@pixel3."));
    }

    @Test
    void aRefusedTableLeavesNothingBehind() {
        catalogue.addSpace(example("my-space.yaml"));
        var csv = example("my-results.csv");
        assertThatThrownBy(() -> importExample(csv + "id,id,id,id,id,id,id,id,50,1\nmb9,id,id,id,id,id,id,id,x,1\n"))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "The `layer1` (mb9) in line 6564 must be one of id, mb3, mb6.",
                                        "The `mean_acc` (x) in line 6564 must be a number.",
                                        "The architecture in line 6563 stands in line 2 already."));
        assertThat(store.list("tables")).isEmpty();
        assertThat(shelf.find("my-results")).isEmpty();
    }

    @Test
    void aConnectionThatBreaksLeavesNothingBehind() {
        catalogue.addSpace(example("my-space.yaml"));
        var half = example("my-results.csv").substring(0, 100_000).getBytes(StandardCharsets.UTF_8);
        var broken = new SequenceInputStream(new ByteArrayInputStream(half), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return read();
            }
        });
        assertThatThrownBy(() -> importing("my-results", "my-space", Map.of("val_accuracy_pct", "mean_acc"), broken))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(store.list("tables")).isEmpty();
    }

    @Test
    void parquetIsTakenInAsWell() throws IOException {
        catalogue.addSpace("name: tiny\ndecisions: {kernel: [3, 5, 7], block: [a, b]}");
        var file = Path.of("../spaces/src/test/resources/dev/espalier/space/table/snappy.parquet");
        try (var content = Files.newInputStream(file)) {
            catalogue.addTable(new TableImport(
                    "six",
                    "tiny",
                    TableImport.Format.PARQUET,
                    new TreeMap<>(Map.of("val_accuracy_pct", "acc")),
                    content,
                    _ -> {}));
        }
        assertThat(shelf().find("six").orElseThrow().measures(new Architecture("tiny", 2, 1), 50))
                .isEqualTo(Map.of("val_accuracy_pct", 91.07));
    }

    @Test
    void theMeasurementImportsItsRowsAndPrintsItsFigures() throws IOException {
        var out = new ByteArrayOutputStream();
        var figures = new TableBench(20_000).run(folder, new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(figures.rows()).isEqualTo(20_000);
        assertThat(figures.progressCalls()).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("rows 20,000", "look-up median", "cores");
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aLookUpAnswersACandidateWithTheTablesFigures() {
        catalogue.addSpace(example("my-space.yaml"));
        importExample(example("my-results.csv"));
        var params = new TableEvaluator.Params("my-results", 0, 0);
        var architecture = new Architecture("my-space", 0, 0, 0, 0, 0, 0, 0, 0);
        var evaluator = new TableEvaluator(shelf);
        assertThat(evaluator.known(architecture, params)).isEqualTo(Measures.of(LATENCY, 1.1));
        assertThat(evaluator.covers(architecture, params)).isTrue();
    }
}
