package dev.espalier.surrogate;

import org.ejml.data.DMatrixRMaj;

/**
 * A Gaussian process of zero mean with a Matérn kernel of smoothness 3/2 in the distance {@code sqrt(2 - 2 likeness)}.
 * It predicts what an evaluation would show, noise included: two trainings of the same network differ, and a search is
 * judged by what it has seen.
 *
 * @see <a href="https://gaussianprocess.org/gpml/">Rasmussen &amp; Williams 2006, Algorithm 2.1 and Equation 4.17</a>
 */
final class GaussianProcess {

    /** How many of the known a glance takes into account: a few percent of what all would cost, and nearly as good. */
    private static final int GLANCE = 64;

    private final Hyperparameters hyperparameters;
    private final Posterior posterior;

    /**
     * @param likeness of all known among each other, 0 to 1
     * @param targets mean 0
     */
    GaussianProcess(double[][] likeness, double[] targets, Hyperparameters hyperparameters) {
        this.hyperparameters = hyperparameters;
        this.posterior = new Posterior(covariance(likeness, hyperparameters), targets);
    }

    private static DMatrixRMaj covariance(double[][] likeness, Hyperparameters hyperparameters) {
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
        return covariance;
    }

    /** Of two architectures, 1 where they are the same. */
    static double covariance(double likeness, double scale) {
        double distance = Math.sqrt(Math.max(0, 6 - 6 * likeness)) / scale;
        return (1 + distance) * StrictMath.exp(-distance);
    }

    /** The logarithm of the marginal likelihood, but for a constant. */
    double evidence() {
        return posterior.evidence();
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
        double mean = posterior.mean(covariances);
        return new Prediction(mean, deviation(posterior.explained(covariances, covariances.length)));
    }

    /** The mean, and a deviation that may be too great: what the first known leave open, or the most alike alone. */
    Prediction glance(double[] likeness) {
        var covariances = covariances(likeness);
        double mean = posterior.mean(covariances);
        double most = 0;
        for (double covariance : covariances) {
            most = Math.max(most, covariance);
        }
        double explained = posterior.explained(covariances, Math.min(GLANCE, covariances.length));
        return new Prediction(mean, deviation(Math.max(explained, most * most / (1 + hyperparameters.noise()))));
    }

    private double deviation(double explained) {
        return Math.sqrt(posterior.variance() * (Math.max(0, 1 - explained) + hyperparameters.noise()));
    }
}
