package dev.espalier.surrogate;

import dev.espalier.space.Architecture;
import dev.espalier.space.SearchSpace;
import java.util.Arrays;
import java.util.List;

/**
 * A model of one loss over a space, fitted to what was evaluated: it ranks architectures and says how sure it is. It
 * compares by patterns of operations and by decisions, so that it serves every space.
 */
public final class Surrogate {

    private final SearchSpace space;
    private final Likeness likeness;
    private final GaussianProcess process;
    private final double best;

    private Surrogate(SearchSpace space, Likeness likeness, GaussianProcess process, double best) {
        this.space = space;
        this.likeness = likeness;
        this.process = process;
        this.best = best;
    }

    /** Architectures of a space that were evaluated, and their losses, in the same order; at least one. */
    public record Evidence(SearchSpace space, List<Architecture> architectures, double[] losses) {

        private Likeness likeness() {
            return new Likeness(architectures.stream()
                    .map(architecture -> Encoding.of(architecture, space))
                    .toList());
        }
    }

    public static Surrogate of(Evidence evidence, Hyperparameters hyperparameters) {
        var likeness = evidence.likeness();
        var targets = NormalScores.of(evidence.losses);
        var process = new GaussianProcess(likeness.matrix(), targets, hyperparameters);
        return new Surrogate(
                evidence.space, likeness, process, Arrays.stream(targets).min().orElse(0));
    }

    /** Those under which what is known is most likely. */
    public static Hyperparameters fit(Evidence evidence) {
        var matrix = evidence.likeness().matrix();
        var targets = NormalScores.of(evidence.losses);
        var best = Hyperparameters.STANDARD;
        double most = Double.NEGATIVE_INFINITY;
        for (var hyperparameters : Hyperparameters.all()) {
            double likelihood = new GaussianProcess(matrix, targets, hyperparameters).evidence();
            if (likelihood > most) {
                most = likelihood;
                best = hyperparameters;
            }
        }
        return best;
    }

    /** In the scale of {@link #best()}. */
    public Prediction predict(Architecture architecture) {
        return process.predict(likeness.to(Encoding.of(architecture, space)));
    }

    /** The least of the losses known, in standard deviations of their normal scores. */
    public double best() {
        return best;
    }
}
