package dev.espalier.export;

import dev.espalier.artifact.Sha256;
import java.util.List;

/**
 * What a package says of itself: what it holds, where that comes from, and how it is used.
 *
 * @param format {@link ModelPackage#FORMAT}
 * @param experiment its id
 * @param seed of the experiment
 * @param trainingSeed of first weights, order and augmentation
 * @param members all files of the package but this one
 */
public record Manifest(
        String format,
        String experiment,
        String trial,
        String architecture,
        Images dataset,
        long seed,
        long trainingSeed,
        Input input,
        Output output,
        double tolerance,
        List<Member> members) {

    public Manifest {
        members = List.copyOf(members);
    }

    /** The data set that was trained on. */
    public record Images(String id, String sha256) {}

    /**
     * What the network reads.
     *
     * @param shape of {@code model.onnx}'s input; -1 is the batch, which may be of any size
     * @param mean of each channel, 0 to 1: a pixel, 0 to 1, enters as (pixel - mean) / deviation
     */
    public record Input(String name, List<Integer> shape, List<Double> mean, List<Double> deviation) {}

    /** What it puts out: a logit for each class, in this order. */
    public record Output(String name, List<String> classes) {}

    /** A file of the package. */
    public record Member(String name, long bytes, String sha256) {
        static Member of(String name, byte[] content) {
            return new Member(name, content.length, Sha256.hex(content));
        }
    }

    Manifest with(List<Member> all) {
        return new Manifest(
                format, experiment, trial, architecture, dataset, seed, trainingSeed, input, output, tolerance, all);
    }
}
