package dev.espalier.export;

import dev.espalier.onnx.OnnxNetwork;
import dev.espalier.space.weights.Safetensors;
import dev.espalier.space.weights.Tensor;
import dev.espalier.space.weights.Weights;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/**
 * A few images and what an ONNX file put out for them: by them it can be checked where it arrives.
 *
 * @param input {@code [count, channels, height, width]}, as the network reads them
 * @param output {@code [count, classes]}
 */
public record Recorded(Tensor input, Tensor output) {

    private static final String INPUT = "input";
    private static final String OUTPUT = "output";

    /** Runs a network on some images. */
    public static Recorded of(OnnxNetwork network, float[] images, int count) {
        var image = network.image();
        var outputs = network.logits(images, count);
        return new Recorded(
                new Tensor(List.of(count, image[0], image[1], image[2]), images),
                new Tensor(List.of(count, outputs.length / count), outputs));
    }

    /** How many images it has. */
    public int count() {
        return input.shape().getFirst();
    }

    /** The largest difference of what a network puts out now, absolutely; not a number where any is none. */
    public double largestDifference(OnnxNetwork network) {
        return largestDifference(network.logits(input.values(), count()), output.values());
    }

    /** The largest difference of any two values, absolutely; not a number where any is none. */
    public static double largestDifference(float[] some, float[] others) {
        if (some.length != others.length) {
            throw new IllegalArgumentException(
                    "The outputs (%d values) must be %d values.".formatted(some.length, others.length));
        }
        double largest = 0;
        for (int i = 0; i < some.length; i++) {
            largest = Math.max(largest, Math.abs((double) some[i] - others[i]));
        }
        return largest;
    }

    public byte[] bytes() {
        var tensors = new LinkedHashMap<String, Tensor>();
        tensors.put(INPUT, input);
        tensors.put(OUTPUT, output);
        return new Safetensors(new Weights(tensors), new TreeMap<>()).bytes();
    }

    /** @throws IOException when it is not such a file, in one sentence */
    public static Recorded read(byte[] file) throws IOException {
        var tensors = Safetensors.read(new ByteArrayInputStream(file)).weights().tensors();
        var input = tensors.get(INPUT);
        var output = tensors.get(OUTPUT);
        if (input == null
                || output == null
                || input.shape().size() != 4
                || input.shape().getFirst() < 1) {
            throw new IOException("The file must have arrays `%s` and `%s` of at least one image, but has %s."
                    .formatted(INPUT, OUTPUT, tensors));
        }
        return new Recorded(input, output);
    }
}
