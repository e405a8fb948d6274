package dev.espalier.surrogate;

import dev.espalier.space.Architecture;
import dev.espalier.space.SearchSpace;
import java.util.Arrays;
import java.util.List;

/**
 * A model over a space, made from architectures that were evaluated: it ranks others and says how sure it is. It compares
 * by patterns of operations and by decisions, so that it serves every space. What is alike is computed once, whatever
 * losses are then fitted.
 */
public final class Surrogate {

    private final SearchSpace space;
    private final Likeness likeness;
    private final double[][] matrix;

    /** @param architectures that were evaluated, at least one */
    public Surrogate(SearchSpace space, List<Architecture> architectures) {
        this.space = space;
        this.likeness = new Likeness(architectures.stream()
                .map(architecture -> Encoding.of(architecture, space))
                .toList());
        this.matrix = likeness.matrix();
    }

    /** Those under which what is known is most likely. */
    public Hyperparameters fit(double[] losses) {
        var targets = NormalScores.of(losses);
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

    /** How alike an architecture is to each that was evaluated, for {@link Ranking#predict}. */
    public double[] likeness(Architecture architecture) {
        return likeness.to(Encoding.of(architecture, space));
    }

    /** @param losses of the architectures, in their order */
    public Ranking ranking(double[] losses, Hyperparameters hyperparameters) {
        var targets = NormalScores.of(losses);
        return new Ranking(
                new GaussianProcess(matrix, targets, hyperparameters),
                Arrays.stream(targets).min().orElse(0));
    }

    /** The model of one loss. */
    public static final class Ranking {

        private final GaussianProcess process;
        private final double best;

        private Ranking(GaussianProcess process, double best) {
            this.process = process;
            this.best = best;
        }

        /** In the scale of {@link #best()}. */
        public Prediction predict(double[] likeness) {
            return process.predict(likeness);
        }

        /** The least of the losses known, in standard deviations of their normal scores. */
        public double best() {
            return best;
        }
    }
}
