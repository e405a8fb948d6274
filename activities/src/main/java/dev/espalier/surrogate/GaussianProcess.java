package dev.espalier.surrogate;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionInner_DDRM;

/**
 * A Gaussian process of zero mean with a Matérn kernel of smoothness 3/2 in the distance {@code sqrt(2 - 2 likeness)}.
 * Its variance is the one that makes what is known most likely. It predicts what an evaluation would show, noise
 * included: two trainings of the same network differ, and a search is judged by what it has seen.
 *
 * @see <a href="https://gaussianprocess.org/gpml/">Rasmussen &amp; Williams 2006, Algorithm 2.1 and Equation 4.17</a>
 */
final class GaussianProcess {

    /** How many of the known a glance takes into account: a few percent of what all would cost, and nearly as good. */
    private static final int GLANCE = 64;

    private final Hyperparameters hyperparameters;
    private final double[] factor;
    private final double[] weights;
    private final double variance;
    private final double evidence;

    /**
     * @param likeness of all known among each other, 0 to 1
     * @param targets mean 0
     */
    GaussianProcess(double[][] likeness, double[] targets, Hyperparameters hyperparameters) {
        int size = targets.length;
        this.hyperparameters = hyperparameters;
        this.factor = factor(likeness, hyperparameters);
        this.weights = targets.clone();
        TriangularSolver_DDRM.solveL(factor, weights, size);
        double squares = 0;
        double logarithms = 0;
        for (int i = 0; i < size; i++) {
            squares += weights[i] * weights[i];
            logarithms += StrictMath.log(factor[i * size + i]);
        }
        TriangularSolver_DDRM.solveTranL(factor, weights, size);
        this.variance = Math.max(squares / size, Double.MIN_NORMAL);
        this.evidence = -0.5 * size * StrictMath.log(variance) - logarithms;
    }

    private static double[] factor(double[][] likeness, Hyperparameters hyperparameters) {
        int size = likeness.length;
        var covariance = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                double value = covariance(likeness[i][j], hyperparameters.scale());
                covariance.set(i, j, value);
                covariance.set(j, i, value);
            }
            covariance.set(i, i, 1 + hyperparameters.noise());
        }
        var cholesky = new CholeskyDecompositionInner_DDRM(true);
        if (!cholesky.decompose(covariance)) {
            throw new IllegalStateException("The covariance of %d architectures is not positive.".formatted(size));
        }
        return cholesky.getT(null).getData();
    }

    private static double covariance(double likeness, double scale) {
        double distance = Math.sqrt(Math.max(0, 6 - 6 * likeness)) / scale;
        return (1 + distance) * StrictMath.exp(-distance);
    }

    /** The logarithm of the marginal likelihood, but for a constant. */
    double evidence() {
        return evidence;
    }

    private double[] covariances(double[] likeness) {
        var covariances = new double[likeness.length];
        for (int i = 0; i < covariances.length; i++) {
            covariances[i] = covariance(likeness[i], hyperparameters.scale());
        }
        return covariances;
    }

    /** @param likeness to each of the known */
    Prediction predict(double[] likeness) {
        var covariances = covariances(likeness);
        double mean = mean(covariances);
        return new Prediction(mean, deviation(explained(covariances, covariances.length)));
    }

    /** The mean, and a deviation that may be too great: what the first known leave open, or the most alike alone. */
    Prediction glance(double[] likeness) {
        var covariances = covariances(likeness);
        double mean = mean(covariances);
        double most = 0;
        for (double covariance : covariances) {
            most = Math.max(most, covariance);
        }
        double explained = explained(covariances, Math.min(GLANCE, covariances.length));
        return new Prediction(mean, deviation(Math.max(explained, most * most / (1 + hyperparameters.noise()))));
    }

    private double mean(double[] covariances) {
        double mean = 0;
        for (int i = 0; i < weights.length; i++) {
            mean += covariances[i] * weights[i];
        }
        return mean;
    }

    /** How much of the variance the first of the known explain; what is solved replaces their covariances. */
    private double explained(double[] covariances, int first) {
        double explained = 0;
        int size = weights.length;
        for (int i = 0; i < first; i++) {
            double sum = covariances[i];
            int row = i * size;
            for (int j = 0; j < i; j++) {
                sum -= factor[row + j] * covariances[j];
            }
            covariances[i] = sum / factor[row + i];
            explained += covariances[i] * covariances[i];
        }
        return explained;
    }

    private double deviation(double explained) {
        return Math.sqrt(variance * (Math.max(0, 1 - explained) + hyperparameters.noise()));
    }
}
