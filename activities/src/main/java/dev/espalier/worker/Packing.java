package dev.espalier.worker;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.export.Manifest;
import dev.espalier.export.Manifest.Images;
import dev.espalier.export.Manifest.Input;
import dev.espalier.export.Manifest.Output;
import dev.espalier.export.ModelPackage;
import dev.espalier.hardware.measure.Measurement;
import dev.espalier.onnx.OnnxModel;
import dev.espalier.onnx.OnnxNetwork;
import dev.espalier.space.NetworkJson;
import dev.espalier.step.DeviceSteps.Clocked;
import dev.espalier.step.ExportSteps.Pack;
import dev.espalier.step.ExportSteps.Packed;
import dev.espalier.step.ExportSteps.Recalibrated;
import dev.espalier.step.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts a package together of what the steps before have kept. */
final class Packing {

    private final Desk desk;

    Packing(Desk desk) {
        this.desk = desk;
    }

    byte[] content(ArtifactRef ref) {
        return desk.store().content(ref);
    }

    /** What the ONNX file says of itself. */
    SortedMap<String, String> metadata(Subject subject, Recalibrated recalibrated) {
        var order = subject.order();
        var set = subject.training().set();
        return new TreeMap<>(Map.of(
                "experiment", order.experiment(),
                "trial", order.trial(),
                "architecture", order.architecture(),
                "dataset", set.id(),
                "dataset_sha256", set.sha256(),
                "seed", String.valueOf(order.seed()),
                "training_seed", String.valueOf(subject.training().recipe().seed()),
                "batch_norm", recalibrated.kept() ? "recalibrated" : "as trained"));
    }

    Packed packed(Pack pack, Subject subject) {
        var zip = ModelPackage.zip(manifest(subject), members(pack, subject));
        return new Packed(
                desk.store().put(Keys.beside(pack.order(), "package.zip"), zip),
                subject.order().fileName());
    }

    private SequencedMap<String, byte[]> members(Pack pack, Subject subject) {
        var members = new LinkedHashMap<String, byte[]>();
        members.put(ModelPackage.MODEL, content(pack.written().model()));
        members.put(ModelPackage.WEIGHTS, content(pack.recalibrated().weights()));
        members.put(
                ModelPackage.ARCHITECTURE,
                NetworkJson.write(subject.training().network()).getBytes(StandardCharsets.UTF_8));
        members.put(ModelPackage.MODULE, module());
        members.put(ModelPackage.DRAWING, content(subject.order().drawing()));
        members.put(ModelPackage.METRICS, ModelPackage.json(metrics(pack, subject)));
        members.put(ModelPackage.RECORDED, content(pack.compared().recorded()));
        return members;
    }

    private static byte[] module() {
        try (var in = ModelPackage.class.getResourceAsStream(ModelPackage.MODULE)) {
            return Objects.requireNonNull(in, "model.py comes with the program").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Manifest manifest(Subject subject) {
        var order = subject.order();
        var training = subject.training();
        var set = training.set();
        int size = training.recipe().resolution();
        return new Manifest(
                ModelPackage.FORMAT,
                order.experiment(),
                order.trial(),
                order.architecture(),
                new Images(set.id(), set.sha256()),
                order.seed(),
                training.recipe().seed(),
                new Input(OnnxModel.INPUT, List.of(-1, set.channels(), size, size), set.mean(), set.deviation()),
                new Output(OnnxModel.OUTPUT, set.classes()),
                ModelPackage.TOLERANCE,
                List.of());
    }

    private Map<String, Object> metrics(Pack pack, Subject subject) {
        var metrics = new LinkedHashMap<String, Object>();
        metrics.put("ledger", subject.order().measures().values());
        metrics.put(
                "exported",
                ordered(
                        "val_accuracy_pct",
                        pack.scored().accuracyPct(),
                        "val_images",
                        pack.scored().images(),
                        "runtime",
                        OnnxNetwork.runtime()));
        metrics.put(
                "batch_norm",
                ordered(
                        "kept",
                        pack.recalibrated().kept() ? "recalibrated" : "as trained",
                        "val_accuracy_pct_as_trained",
                        pack.recalibrated().trainedPct(),
                        "val_accuracy_pct_recalibrated",
                        pack.recalibrated().recalibratedPct()));
        metrics.put(
                "parity",
                ordered(
                        "images",
                        pack.compared().images(),
                        "largest_difference",
                        pack.compared().largest(),
                        "at_most",
                        ModelPackage.TOLERANCE));
        metrics.put("latency", latency(pack.clocked()));
        return metrics;
    }

    private Object latency(Clocked clocked) {
        var measurement = clocked.measurement();
        return measurement == null
                ? ordered("device", clocked.device(), "not_measured", clocked.problem())
                : desk.once().read(measurement, Measurement.class);
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
