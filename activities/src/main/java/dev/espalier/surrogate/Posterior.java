package dev.espalier.surrogate;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionInner_DDRM;

/**
 * What a Gaussian process of zero mean believes once it knows some values. Its variance, by which all covariances are
 * to be multiplied, is the one that makes what is known most likely.
 *
 * @see <a href="https://gaussianprocess.org/gpml/">Rasmussen &amp; Williams 2006, Algorithm 2.1</a>
 */
final class Posterior {

    private final double[] factor;
    private final double[] weights;
    private final double variance;
    private final double evidence;

    /**
     * @param covariance of what is known, noise included; overwritten
     * @param targets mean 0
     */
    Posterior(DMatrixRMaj covariance, double[] targets) {
        int size = targets.length;
        this.factor = factor(covariance);
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

    private static double[] factor(DMatrixRMaj covariance) {
        var cholesky = new CholeskyDecompositionInner_DDRM(true);
        if (!cholesky.decompose(covariance)) {
            throw new IllegalStateException(
                    "The covariance of %d architectures is not positive.".formatted(covariance.numRows));
        }
        return cholesky.getT(null).getData();
    }

    /** The logarithm of the marginal likelihood, but for a constant. */
    double evidence() {
        return evidence;
    }

    double variance() {
        return variance;
    }

    /** @param covariances with each of the known */
    double mean(double[] covariances) {
        double mean = 0;
        for (int i = 0; i < weights.length; i++) {
            mean += covariances[i] * weights[i];
        }
        return mean;
    }

    /** How much of the variance the first of the known explain; what is solved replaces their covariances. */
    double explained(double[] covariances, int first) {
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
}
