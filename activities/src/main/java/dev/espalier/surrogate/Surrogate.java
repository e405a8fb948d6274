package dev.espalier.surrogate;

import dev.espalier.space.Architecture;
import dev.espalier.space.SearchSpace;
import java.util.List;

/**
 * A model over a space, made from architectures that were evaluated: it ranks others and says how sure it is. It compares
 * by patterns of operations and by decisions, so that it serves every space. What is alike is computed once, whatever
 * is then fitted: losses by their normal scores, or other figures standardised.
 */
public final class Surrogate {

    /** With more known than these, hyperparameters are looked for near the last ones only. */
    private static final int FEW = 128;

    private final Encodings encodings;
    private final Likeness likeness;
    private final double[][] matrix;

    /** @param architectures that were evaluated, at least one */
    public Surrogate(SearchSpace space, List<Architecture> architectures) {
        this.encodings = new Encodings(space);
        this.likeness = new Likeness(architectures.stream().map(encodings::of).toList());
        this.matrix = likeness.matrix();
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
                i -> process.glance(likeness.to(encoded.get(i))),
                i -> process.predict(likeness.to(encoded.get(i))));
    }
}
