package dev.espalier.catalogue;

import dev.espalier.space.Architecture;
import dev.espalier.step.ExportSteps.Order;
import java.util.List;

/** Exports networks, and knows whose can be. */
public interface Exporter {

    /** What keeps a trial's network from being exported, each in a sentence and a way out; nothing when it can be. */
    List<String> problems(Order order);

    /**
     * The network of an architecture before any training, as its space has it.
     *
     * @param seed of its first weights
     * @throws InvalidInput when ONNX cannot say all its operations, or the file answers otherwise than the network
     */
    Untrained untrained(Architecture architecture, long seed);

    /**
     * A network that nobody has trained, as ONNX.
     *
     * @param images random ones, by which the file was compared with the network
     * @param largestDifference of an output of the file and of the network, absolutely
     * @param largestOutput the output that is farthest from 0, absolutely
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Untrained(byte[] onnx, int images, double largestDifference, double largestOutput) {}
}
