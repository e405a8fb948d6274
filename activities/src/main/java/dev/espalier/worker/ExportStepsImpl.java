package dev.espalier.worker;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.export.ModelPackage;
import dev.espalier.export.Recorded;
import dev.espalier.onnx.OnnxModel;
import dev.espalier.onnx.OnnxNetwork;
import dev.espalier.space.weights.Safetensors;
import dev.espalier.step.ExportSteps;
import dev.espalier.step.Keys;
import dev.espalier.train.Examination;
import dev.espalier.train.Recalibration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Makes packages of trained networks. */
public final class ExportStepsImpl implements ExportSteps {

    /** Accuracies that differ by no more are the same, percentage points. */
    private static final double SAME_PCT = 0.05;

    private static final int COMPARED = 256;
    private static final int RECORDED = 8;

    private final Desk desk;
    private final Packing packing;

    public ExportStepsImpl(Desk desk) {
        this.desk = desk;
        this.packing = new Packing(desk);
    }

    private <T> T once(ArtifactRef order, String name, Class<T> type, BiFunction<Subject, Pulse, T> compute) {
        return Guard.run(
                desk.store(),
                pulse -> desk.once()
                        .get(Keys.beside(order, name + ".json"), type, () -> compute.apply(subject(order), pulse)));
    }

    private Subject subject(ArtifactRef order) {
        return Subject.of(desk.once().read(order, Order.class), desk);
    }

    @Override
    public Recalibrated recalibrate(ArtifactRef order) {
        return once(order, "recalibrated", Recalibrated.class, (subject, pulse) -> recalibrated(order, subject, pulse));
    }

    private Recalibrated recalibrated(ArtifactRef order, Subject subject, Pulse pulse) {
        var trained = subject.weights().weights();
        var examination = new Examination(subject.training());
        double before = examination.of(trained).accuracyPct();
        requireSame(
                before,
                subject.ledgerPct(),
                "The weights of the trial (%s) answer %.2f %% of the validation images right, but the ledger has %.2f %%.\nMaybe the data set's files were changed: ./espalier dataset check %s",
                subject);
        if (!Recalibration.concerns(trained)) {
            return new Recalibrated(subject.kept(), false, false, before, before);
        }
        var recalibrated = new Recalibration(subject.training(), () -> pulse.heartbeat(null)).of(trained);
        double after = examination.of(recalibrated).accuracyPct();
        if (after < before) {
            return new Recalibrated(subject.kept(), true, false, before, after);
        }
        var metadata = new TreeMap<>(subject.weights().metadata());
        metadata.put("batch_norm", "recalibrated");
        var file = new Safetensors(recalibrated, metadata).bytes();
        var ref = desk.store().put(Keys.beside(order, ModelPackage.WEIGHTS), file);
        return new Recalibrated(ref, true, true, before, after);
    }

    private static void requireSame(double found, double expected, String sentence, Subject subject) {
        if (!(Math.abs(found - expected) <= SAME_PCT)) {
            throw new InvalidInput(sentence.formatted(
                    subject.order().trial(),
                    found,
                    expected,
                    subject.training().set().id()));
        }
    }

    @Override
    public Written write(Write write) {
        return once(write.order(), "written", Written.class, (subject, _) -> {
            var model = OnnxModel.bytes(
                    subject.training().network(),
                    weights(write.recalibrated()).weights(),
                    packing.metadata(subject, write.recalibrated()));
            return new Written(
                    desk.store().put(Keys.beside(write.order(), ModelPackage.MODEL), model), OnnxModel.OPSET);
        });
    }

    private Safetensors weights(Recalibrated recalibrated) {
        try (var content = desk.store().open(recalibrated.weights())) {
            return Safetensors.read(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Compared compare(Compare compare) {
        return once(compare.order(), "compared", Compared.class, (subject, _) -> compared(compare, subject));
    }

    private Compared compared(Compare compare, Subject subject) {
        var examination = new Examination(subject.training());
        var images = examination.first(COMPARED);
        var expected = examination.logits(weights(compare.recalibrated()).weights(), images);
        try (var network = OnnxNetwork.of(packing.content(compare.written().model()))) {
            double largest =
                    Recorded.largestDifference(network.logits(images.channelsFirst(), images.size()), expected);
            if (!(largest <= ModelPackage.TOLERANCE)) {
                throw new InvalidInput(
                        "The outputs of the ONNX file of the trial (%s) must differ from the network's by at most %s, but differ by %s."
                                .formatted(subject.order().trial(), ModelPackage.TOLERANCE, largest));
            }
            var few = examination.first(RECORDED);
            var recorded = Recorded.of(network, few.channelsFirst(), few.size());
            var ref = desk.store().put(Keys.beside(compare.order(), ModelPackage.RECORDED), recorded.bytes());
            return new Compared(images.size(), largest, ref);
        }
    }

    @Override
    public Scored score(Compare compare) {
        return once(compare.order(), "scored", Scored.class, (subject, pulse) -> scored(compare, subject, pulse));
    }

    private Scored scored(Compare compare, Subject subject, Pulse pulse) {
        try (var network = OnnxNetwork.of(packing.content(compare.written().model()))) {
            var result = new Examination(subject.training()).of(images -> {
                pulse.heartbeat(null);
                return network.logits(images.channelsFirst(), images.size());
            });
            requireSame(
                    result.accuracyPct(),
                    compare.recalibrated().exportedPct(),
                    "The ONNX file of the trial (%s) answers %.2f %% of the validation images right, but the network %.2f %%, on %s.",
                    subject);
            return new Scored(result.images(), result.accuracyPct(), subject.ledgerPct());
        }
    }

    @Override
    public Packed pack(Pack pack) {
        return once(pack.order(), "packed", Packed.class, (subject, _) -> packing.packed(pack, subject));
    }

    @Override
    public void close(Closed closed) {
        Guard.run(desk.store(), _ -> desk.once().write(Keys.beside(closed.order(), "standing.json"), closed::standing));
    }
}
