package dev.espalier.worker;

import dev.espalier.catalogue.Exporter;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.data.MiniBatch;
import dev.espalier.export.ModelPackage;
import dev.espalier.export.Recorded;
import dev.espalier.onnx.OnnxModel;
import dev.espalier.onnx.OnnxNetwork;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.Network;
import dev.espalier.space.Op;
import dev.espalier.space.weights.InitialWeights;
import dev.espalier.step.ExportSteps.Order;
import dev.espalier.train.Forward;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Finds out whether this installation can export a network by looking for all that it needs. */
public final class ModelExporter implements Exporter {

    /** Random images by which an untrained network is compared. */
    private static final int IMAGES = 8;

    private final Desk desk;

    public ModelExporter(Desk desk) {
        this.desk = desk;
    }

    @Override
    public List<String> problems(Order order) {
        try {
            Subject.of(order, desk);
            return List.of();
        } catch (InvalidInput e) {
            return e.problems();
        }
    }

    @Override
    public Untrained untrained(Architecture architecture, long seed) {
        var network = desk.network(architecture, Frame.OWN);
        var id = architecture.id();
        if (!OnnxModel.writes(network)) {
            throw new InvalidInput(
                    "The architecture (%s) cannot be exported: ONNX cannot say all operations of its network."
                            .formatted(id));
        }
        var weights = InitialWeights.of(network, seed);
        var metadata = new TreeMap<>(Map.of("architecture", id, "seed", String.valueOf(seed), "trained", "no"));
        var images = images(network);
        var compared =
                compared(OnnxModel.bytes(network, weights, metadata), images, Forward.logits(network, weights, images));
        if (!(compared.largestDifference() <= ModelPackage.TOLERANCE * Math.max(1, compared.largestOutput()))) {
            throw new InvalidInput(
                    "The outputs of the ONNX file of the architecture (%s) must be the network's, but differ by %s."
                            .formatted(id, compared.largestDifference()));
        }
        return compared;
    }

    private static Untrained compared(byte[] onnx, MiniBatch images, float[] expected) {
        try (var file = OnnxNetwork.of(onnx)) {
            double difference =
                    Recorded.largestDifference(file.logits(images.channelsFirst(), images.size()), expected);
            double output = Recorded.largestDifference(expected, new float[expected.length]);
            return new Untrained(onnx, images.size(), difference, output);
        }
    }

    /** Of the size that the network reads, each value normally distributed. */
    private static MiniBatch images(Network network) {
        var input = (Op.Input) network.nodes().getFirst().op();
        var random = new SplittableRandom(IMAGES);
        var pixels = new float[IMAGES * input.channels() * input.size() * input.size()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        return new MiniBatch(input.size(), input.channels(), pixels, new int[IMAGES]);
    }
}
