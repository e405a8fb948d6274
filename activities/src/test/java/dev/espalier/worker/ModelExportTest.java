package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.artifact.Json;
import dev.espalier.artifact.Once;
import dev.espalier.data.DataSet;
import dev.espalier.data.DataSets;
import dev.espalier.data.TinyImages;
import dev.espalier.data.file.StoredDataSets;
import dev.espalier.evaluate.train.TrainEvaluator;
import dev.espalier.export.PackageCheck;
import dev.espalier.measure.ToyMeter;
import dev.espalier.search.Component;
import dev.espalier.search.Experiment;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.search.Trial;
import dev.espalier.space.NetworkJson;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.weights.Safetensors;
import dev.espalier.step.ExportSteps.Order;
import dev.espalier.step.ExportSteps.Progress;
import dev.espalier.step.ExportSteps.Standing;
import dev.espalier.step.Keys;
import dev.espalier.step.Queues;
import dev.espalier.workflow.ExportWorkflow;
import dev.espalier.workflow.ExportWorkflow.Export;
import io.temporal.client.WorkflowOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A network is trained, exported, and checked where it arrived. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelExportTest {

    private static final String DEVICE = "this-cpu";
    private static final String DRAWING = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

    private static final List<String> MEMBERS = List.of(
            "manifest.json",
            "model.onnx",
            "weights.safetensors",
            "architecture.json",
            "model.py",
            "drawing.svg",
            "metrics.json",
            "recorded.safetensors");

    private Path folder = Path.of("unused");
    private ArtifactStore store = new FileArtifactStore(Path.of("unused"));
    private @Nullable TestEngine engine;
    private @Nullable Trial trial;
    private @Nullable Standing standing;
    private ArtifactRef order = new ArtifactRef("unused", "", 0);
    private Path file = Path.of("unused");

    @BeforeAll
    void trainsAndExports(@TempDir Path temporary) throws IOException {
        folder = temporary;
        var artifacts = folder.resolve("artifacts");
        store = new FileArtifactStore(artifacts);
        var space = new NasBench201();
        var evaluator = new TrainEvaluator(
                name -> name.equals(space.name()) ? Optional.of(space) : Optional.empty(), new Sets(store));
        engine = new TestEngine(artifacts, new TestEngine.Plugins(List.of(), List.of(), List.of(evaluator), List.of()));
        engine.serve(DEVICE, _ -> new ToyMeter());
        engine.run(experiment("trained", training()));
        trial = engine.ledger.trials("trained").getFirst();
        order = kept(order(training()));
        standing = export(order);
        file = Files.write(
                folder.resolve("model.zip"),
                content(Objects.requireNonNull(standing.packed()).file()));
    }

    @AfterAll
    void down() throws IOException {
        var histories = System.getProperty("espalier.histories", "");
        if (!histories.isEmpty()) {
            writeHistory(Files.createDirectories(Path.of(histories)));
        }
        engine().close();
    }

    /** As {@link HistoryWriter} writes those of searches. */
    private void writeHistory(Path target) throws IOException {
        var history = engine().client().fetchHistory(order.sha256());
        Files.writeString(target.resolve("export.json"), history.toJson(true));
    }

    private TestEngine engine() {
        return Objects.requireNonNull(engine);
    }

    private static Component training() {
        return new Component(
                "train",
                new TreeMap<>(Map.of(
                        "dataset", "shapes", "epochs", 1, "cells", 1, "width", 4, "resolution", 16, "batch", 100)));
    }

    /** Little that is easily learned. */
    private static Component learning() {
        var settings = new TreeMap<String, Object>(
                Map.of("dataset", "tiny", "epochs", 12, "cells", 1, "width", 4, "batch", 16));
        settings.put("warm_up_epochs", 1);
        settings.put("ema", 0.9);
        return new Component("train", settings);
    }

    /** Drawn shapes, and tiny images. */
    private static final class Sets implements DataSets {

        private final DataSets drawn;
        private final DataSets tiny = new TinyImages(64);

        Sets(ArtifactStore store) {
            this.drawn = new StoredDataSets(store);
        }

        @Override
        public Optional<DataSet> find(String id) {
            return tiny.find(id).or(() -> drawn.find(id));
        }

        @Override
        public List<String> ids() {
            return drawn.ids();
        }
    }

    private static Experiment experiment(String id, Component evaluator) {
        var shipped = TestEngine.experiment(id, 1, 7);
        return new Experiment(
                id,
                0,
                id,
                new SearchProblem(
                        NasBench201.NAME,
                        List.of(new Objective(Metric.VAL_ACCURACY_PCT, Objective.Direction.MAXIMIZE)),
                        List.of()),
                new Component("random-search"),
                evaluator,
                1,
                1,
                1,
                List.of(),
                shipped.budget(),
                7,
                shipped.labels(),
                null);
    }

    private Order order(Component evaluator) {
        return order(evaluator, Objects.requireNonNull(trial));
    }

    private Order order(Component evaluator, Trial done) {
        var outcome = (Outcome.Measured) done.outcome();
        return new Order(
                "trained",
                "trained",
                7,
                evaluator,
                done.id(),
                done.candidate().architecture().id(),
                done.candidate().fidelity(),
                outcome.measures(),
                outcome.weights(),
                store.put("drawing.svg", DRAWING.getBytes(StandardCharsets.UTF_8)));
    }

    private Standing export(Order order) {
        return export(kept(order));
    }

    private ArtifactRef kept(Order order) {
        var bytes = Once.bytes(order);
        return store.put(Keys.content("exports/trained", bytes, "d") + "/order.json", bytes);
    }

    private Standing export(ArtifactRef ref) {
        return export(ref, DEVICE);
    }

    private Standing export(ArtifactRef ref, String device) {
        return engine().client()
                .newWorkflowStub(
                        ExportWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(Queues.SEARCH)
                                .setWorkflowId(ref.sha256())
                                .build())
                .export(new Export(ref, device));
    }

    private byte[] content(ArtifactRef ref) throws IOException {
        try (var content = store.open(ref)) {
            return content.readAllBytes();
        }
    }

    private static Map<String, byte[]> members(Path zipped) throws IOException {
        var members = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipFile(zipped.toFile())) {
            for (var entry : zip.stream().toList()) {
                members.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return members;
    }

    private JsonNode json(String member) throws IOException {
        return Json.MAPPER.readTree(members(file).get(member));
    }

    @Test
    void everyStageSaysWhatCameOfIt() {
        var stages = Objects.requireNonNull(standing).stages();
        assertThat(stages).hasSize(6).allSatisfy(stage -> {
            assertThat(stage.progress()).isEqualTo(Progress.DONE);
            assertThat(stage.said()).isNotEmpty();
        });
        assertThat(stages.get(4).said()).matches("\\d\\.\\d{3} ms ± \\d\\.\\d{3} on this-cpu\\.");
        assertThat(Objects.requireNonNull(Objects.requireNonNull(standing).packed())
                        .name())
                .isEqualTo("trained-trial-0-0.zip");
    }

    @Test
    void thePackageHoldsEverything() throws IOException {
        var members = members(file);
        assertThat(members.keySet()).containsExactlyElementsOf(MEMBERS);
        var network = NetworkJson.read(new String(members.get("architecture.json"), StandardCharsets.UTF_8));
        assertThat(Safetensors.read(new ByteArrayInputStream(members.get("weights.safetensors")))
                        .metadata())
                .containsEntry("architecture", network.architecture().id());
        assertThat(new String(members.get("drawing.svg"), StandardCharsets.UTF_8))
                .isEqualTo(DRAWING);
        assertThat(new String(members.get("model.py"), StandardCharsets.UTF_8)).contains("class Network(nn.Module)");
        var manifest = json("manifest.json");
        assertThat(manifest.path("experiment").asText()).isEqualTo("trained");
        assertThat(manifest.path("input").path("shape").toString()).isEqualTo("[-1,3,16,16]");
        assertThat(manifest.path("output").path("classes")).hasSize(10);
    }

    @Test
    void theFilesAccuracyIsTheLedgersUnlessRecalibrationRaisedIt() throws IOException {
        var metrics = json("metrics.json");
        double ledger = metrics.path("ledger").path("val_accuracy_pct").asDouble();
        var norm = metrics.path("batch_norm");
        double trained = norm.path("val_accuracy_pct_as_trained").asDouble();
        double recalibrated = norm.path("val_accuracy_pct_recalibrated").asDouble();
        boolean kept = norm.path("kept").asText().equals("recalibrated");
        assertThat(trained).isCloseTo(ledger, within(0.05));
        assertThat(kept).isEqualTo(recalibrated >= trained);
        assertThat(metrics.path("exported").path("val_accuracy_pct").asDouble())
                .isCloseTo(Math.max(trained, recalibrated), within(0.05));
        assertThat(metrics.path("parity").path("largest_difference").asDouble()).isBetween(0.0, 1e-4);
        assertThat(metrics.path("latency").path("device").asText()).isEqualTo(DEVICE);
        assertThat(metrics.path("latency").path("figures").path("meanMs").asDouble())
                .isPositive();
    }

    @Test
    void aNetworkThatHasLearnedIsExportedAsGoodAsItWas() throws IOException {
        engine().run(experiment("learned", learning()));
        var done = engine().ledger.trials("learned").getFirst();
        double ledger = ((Outcome.Measured) done.outcome()).measures().get(Metric.VAL_ACCURACY_PCT);
        assertThat(ledger).isGreaterThan(50);

        var packed = Objects.requireNonNull(export(order(learning(), done)).packed());
        var zip = Files.write(folder.resolve("learned.zip"), content(packed.file()));
        assertThat(PackageCheck.of(zip)).allMatch(PackageCheck.Finding::ok);
        var metrics = Json.MAPPER.readTree(members(zip).get("metrics.json"));
        assertThat(metrics.path("exported").path("val_accuracy_pct").asDouble()).isGreaterThanOrEqualTo(ledger - 0.05);
        assertThat(metrics.path("parity").path("largest_difference").asDouble()).isBetween(0.0, 1e-4);
    }

    @Test
    void whatArrivesWholeIsFoundToBeWhole() {
        var findings = PackageCheck.of(file);
        assertThat(findings).hasSize(MEMBERS.size() + 1).allMatch(PackageCheck.Finding::ok);
        assertThat(findings.getLast().said()).contains("answers 8 recorded images");
    }

    @Test
    void aByteThatChangedInAnyMemberIsFoundAndTheMemberNamed() throws IOException {
        for (var name : MEMBERS) {
            var members = members(file);
            var content = Objects.requireNonNull(members.get(name));
            content[content.length / 2] ^= 1;
            assertThat(bad(repacked(members)))
                    .as(name)
                    .anyMatch(said -> said.startsWith(name + " is changed"))
                    .noneMatch(said -> MEMBERS.stream()
                            .anyMatch(other -> !other.equals(name) && said.startsWith(other + " is changed")));
        }
    }

    @Test
    void aByteThatChangedInTheFileItselfIsFoundAndTheMemberNamed() throws IOException {
        var whole = Files.readAllBytes(file);
        for (var name : MEMBERS) {
            var damaged = whole.clone();
            int header = new String(whole, StandardCharsets.ISO_8859_1).indexOf(name);
            damaged[header + name.length() + 40] ^= 1;
            assertThat(bad(Files.write(folder.resolve("damaged.zip"), damaged)))
                    .as(name)
                    .anyMatch(said -> said.startsWith(name + " is changed"));
        }
    }

    @Test
    void aMemberThatIsMissingOrWasAddedIsNamed() throws IOException {
        var members = members(file);
        members.remove("drawing.svg");
        members.put("extra.txt", new byte[1]);
        assertThat(bad(repacked(members)))
                .contains("drawing.svg is missing.", "extra.txt is not in the manifest: it was added.");
    }

    @Test
    void aFileThatIsNoPackageIsRefusedInOneSentence() throws IOException {
        var text = Files.writeString(folder.resolve("text.zip"), "no zip");
        assertThat(bad(text)).singleElement().asString().contains("must be a ZIP file that Espalier exported");
        assertThat(bad(repacked(Map.of("other.txt", new byte[3]))))
                .singleElement()
                .asString()
                .endsWith("must be one that Espalier exported, but has no manifest.json.");
        assertThat(bad(folder.resolve("nowhere.zip")))
                .singleElement()
                .asString()
                .contains("There is no file");
        assertThat(bad(folder)).singleElement().asString().contains("is a folder");
    }

    private static List<String> bad(Path zipped) {
        return PackageCheck.of(zipped).stream()
                .filter(finding -> !finding.ok())
                .map(PackageCheck.Finding::said)
                .toList();
    }

    private Path repacked(Map<String, byte[]> members) throws IOException {
        var target = folder.resolve("repacked.zip");
        try (var before = new ZipFile(file.toFile());
                var zip = new ZipOutputStream(Files.newOutputStream(target))) {
            zip.setComment(before.getComment());
            for (var member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
            }
        }
        return target;
    }

    @Test
    void whatIsAskedForTwiceIsMadeOnce() {
        var again = export(order(training()));
        assertThat(again.packed()).isEqualTo(Objects.requireNonNull(standing).packed());
    }

    @Test
    void whatCannotBeExportedIsRefusedInOneSentence() {
        var exporter = new ModelExporter(engine().desk);
        var order = order(training());
        assertThat(exporter.problems(order)).isEmpty();
        assertThat(exporter.problems(
                        order(new Component("table", new TreeMap<>(Map.of("table", "nasbench201-cifar10"))))))
                .singleElement()
                .asString()
                .startsWith("The trial (0-0) was looked up in a table: nothing was trained");
        assertThat(exporter.problems(order(new Component("toy"))))
                .singleElement()
                .asString()
                .contains("was evaluated by `toy`, which trains nothing that can be built here");
        var settings = new TreeMap<>(training().settings());
        settings.put("dataset", "gone");
        assertThat(exporter.problems(order(new Component("train", settings))))
                .singleElement()
                .asString()
                .startsWith("The data set (gone) is not registered any more.");
    }

    @Test
    void aDeviceThatCannotMeasureKeepsNoModelBack() throws IOException {
        var order = order(training());
        var other = new Order(
                order.experiment(),
                order.name(),
                8,
                order.evaluator(),
                order.trial(),
                order.architecture(),
                order.fidelity(),
                order.measures(),
                order.weights(),
                order.drawing());
        var meter = new ToyMeter().breaking(true);
        engine().serve("broken", _ -> meter);
        var made = export(kept(other), "broken");
        assertThat(made.stages().get(4).progress()).isEqualTo(Progress.SKIPPED);
        assertThat(made.stages().get(4).said()).startsWith("The network could not be timed on the device broken");
        var zip = Files.write(
                folder.resolve("unmeasured.zip"),
                content(Objects.requireNonNull(made.packed()).file()));
        assertThat(PackageCheck.of(zip)).allMatch(PackageCheck.Finding::ok);
        assertThat(Json.MAPPER
                        .readTree(members(zip).get("metrics.json"))
                        .path("latency")
                        .path("not_measured")
                        .asText())
                .startsWith("The network could not be timed");

        meter.breaking(false);
        Keys.WITH_LATENCY.forEach(name -> store.delete(Keys.beside(kept(other), name)));
        var again = export(kept(other), "broken");
        assertThat(again.stages())
                .allSatisfy(stage -> assertThat(stage.progress()).isEqualTo(Progress.DONE));
        assertThat(again.packed()).isNotEqualTo(made.packed());
    }

    @Test
    void anExportThatIsRefusedOnItsWaySaysWhy() {
        var order = order(training());
        var boasted = new Order(
                order.experiment(),
                order.name(),
                order.seed(),
                order.evaluator(),
                order.trial(),
                order.architecture(),
                order.fidelity(),
                Measures.of(Metric.VAL_ACCURACY_PCT, 99.9),
                order.weights(),
                order.drawing());
        var refused = export(boasted);
        assertThat(refused.packed()).isNull();
        assertThat(refused.problem()).contains("of the validation images right, but the ledger has 99.90 %");
        assertThat(refused.stages().getFirst().progress()).isEqualTo(Progress.FAILED);
        assertThat(refused.stages().getLast().progress()).isEqualTo(Progress.WAITING);
    }

    @Test
    void weightsThatAreGoneAreNamedAndTrainedAgainByTheSameSearch() throws IOException {
        var order = order(training());
        var weights = Objects.requireNonNull(order.weights());
        var lost = folder.resolve("artifacts").resolve(weights.key());
        Files.delete(lost);
        var exporter = new ModelExporter(engine().desk);
        assertThat(exporter.problems(order))
                .singleElement()
                .asString()
                .startsWith("The weights of the trial (0-0) are not kept any more.\nMaybe train it again");

        engine().run(experiment("again", training()));
        assertThat(exporter.problems(order)).isEmpty();
        assertThat(store.find(weights.key())).hasValue(weights);
    }
}
