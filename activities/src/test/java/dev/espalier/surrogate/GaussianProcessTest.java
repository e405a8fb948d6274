package dev.espalier.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GaussianProcessTest {

    private static final double[][] ALIKE = {{1, 0.9, 0}, {0.9, 1, 0}, {0, 0, 1}};

    private static GaussianProcess process(double noise) {
        return new GaussianProcess(ALIKE, new double[] {1, 0.8, -1.8}, new Hyperparameters(0.4, noise));
    }

    @Test
    void passesThroughWhatItKnowsWhereThereIsNoNoise() {
        var process = process(1e-9);
        for (int i = 0; i < 3; i++) {
            var prediction = process.predict(ALIKE[i]);
            assertThat(prediction.mean()).isCloseTo(new double[] {1, 0.8, -1.8}[i], within(1e-6));
            assertThat(prediction.deviation()).isLessThan(1e-3);
        }
    }

    @Test
    void knowsLittleOfWhatIsLikeNothing() {
        var far = process(0.01).predict(new double[] {0, 0, 0});
        var near = process(0.01).predict(new double[] {0.999, 0.9, 0});
        assertThat(Math.abs(far.mean())).isLessThan(0.2);
        assertThat(far.deviation()).isGreaterThan(2 * near.deviation());
        assertThat(near.mean()).isGreaterThan(0.7);
    }

    @Test
    void oneKnownPointGivesThePosteriorOfTheTextbook() {
        var process = new GaussianProcess(new double[][] {{1}}, new double[] {2}, new Hyperparameters(1, 0.25));
        // Distance sqrt(2 - 2 * 0.5) = 1; Matern 3/2: (1 + sqrt(3)) exp(-sqrt(3)).
        double covariance = (1 + Math.sqrt(3)) * Math.exp(-Math.sqrt(3));
        var prediction = process.predict(new double[] {0.5});
        double variance = 2 * 2 / 1.25;
        assertThat(prediction.mean()).isCloseTo(covariance / 1.25 * 2, within(1e-12));
        assertThat(prediction.deviation())
                .isCloseTo(Math.sqrt(variance * (1.25 - covariance * covariance / 1.25)), within(1e-12));
    }

    @Test
    void aGlanceHasTheSameMeanAndNeverLessDeviation() {
        for (var likeness : new double[][] {{0, 0, 0}, {0.5, 0.6, 0.1}, {0.99, 0.9, 0}}) {
            var exact = process(0.1).predict(likeness);
            var glance = process(0.1).glance(likeness);
            assertThat(glance.mean()).isEqualTo(exact.mean());
            assertThat(glance.deviation()).isGreaterThanOrEqualTo(exact.deviation());
        }
    }

    @Test
    void findsTheNoiseThatMakesWhatItKnowsMostLikely() {
        var equalButFarApart = new double[][] {{1, 1, 0, 0}, {1, 1, 0, 0}, {0, 0, 1, 1}, {0, 0, 1, 1}};
        var targets = new double[] {1, -1, 1, -1};
        double little = new GaussianProcess(equalButFarApart, targets, new Hyperparameters(0.4, 0.001)).evidence();
        double much = new GaussianProcess(equalButFarApart, targets, new Hyperparameters(0.4, 0.3)).evidence();
        assertThat(much).isGreaterThan(little);
    }
}
