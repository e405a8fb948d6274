package dev.espalier.surrogate;

import dev.espalier.space.Architecture;
import dev.espalier.space.SearchSpace;
import java.util.List;

/**
 * A model over a space, made from architectures that were evaluated: it ranks others and says how sure it is. It compares
 * by patterns of operations, by decisions and by size, so that it serves every space. What is alike is computed once,
 * whatever is then fitted: losses by their normal scores, or other figures standardised.
 */
public final class Surrogate {

    /** With more known than these, hyperparameters are looked for near the last ones only. */
    private static final int FEW = 128;

    /** What size counts for: alone it says much about accuracy. */
    private static final double SIZE = 0.35;

    private final Encodings encodings;
    private final Likeness likeness;
    private final Sizes sizes;
    private final double[][] matrix;

    /** @param architectures that were evaluated, at least one */
    public Surrogate(SearchSpace space, List<Architecture> architectures) {
        this.encodings = new Encodings(space);
        var known = architectures.stream().map(encodings::of).toList();
        this.likeness = new Likeness(known);
        this.sizes = new Sizes(known.stream().map(Encoding::params).toList());
        this.matrix = known.stream().map(this::likeness).toArray(double[][]::new);
    }

    /** To each of the known. */
    private double[] likeness(Encoding encoding) {
        var alike = likeness.to(encoding);
        var size = sizes.to(encoding.params());
        for (int i = 0; i < alike.length; i++) {
            alike[i] = (1 - SIZE) * alike[i] + SIZE * size[i];
        }
        return alike;
    }

    /**
     * Those under which what is known is most likely.
     *
     * @param targets of the architectures, in their order, mean 0
     * @param last those of the fit before
     */
    public Hyperparameters fit(double[] targets, Hyperparameters last) {
        var best = last;
        double most = Double.NEGATIVE_INFINITY;
        for (var hyperparameters : targets.length > FEW ? last.around() : Hyperparameters.all()) {
            double likelihood = new GaussianProcess(matrix, targets, hyperparameters).evidence();
            if (likelihood > most) {
                most = likelihood;
                best = hyperparameters;
            }
        }
        return best;
    }

    /**
     * What is to be expected of candidates.
     *
     * @param targets of the architectures, in their order, mean 0
     */
    public Outlooks outlooks(double[] targets, Hyperparameters hyperparameters, List<Architecture> candidates) {
        var process = new GaussianProcess(matrix, targets, hyperparameters);
        var encoded = candidates.stream().map(encodings::of).toList();
        return new Outlooks(
                encoded.size(),
                i -> process.glance(likeness(encoded.get(i))),
                i -> process.predict(likeness(encoded.get(i))));
    }
}
