package dev.espalier.surrogate;

import java.util.List;
import org.hipparchus.stat.correlation.KendallsCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;
import org.jspecify.annotations.Nullable;

/** How far two rankings of the same agree. */
public final class Agreement {

    private static final int FEWEST = 5;

    private Agreement() {}

    /** Kendall's tau-b, -1 to 1; null of fewer than five, and where all of one are equal. */
    public static @Nullable Double tau(List<Double> one, List<Double> other) {
        if (one.size() < FEWEST) {
            return null;
        }
        double tau = new KendallsCorrelation().correlation(array(one), array(other));
        return Double.isNaN(tau) ? null : tau;
    }

    /** Spearman's rank correlation, -1 to 1; null of fewer than five, and where all of one are equal. */
    public static @Nullable Double rho(List<Double> one, List<Double> other) {
        if (one.size() < FEWEST) {
            return null;
        }
        double rho = new SpearmansCorrelation().correlation(array(one), array(other));
        return Double.isNaN(rho) ? null : rho;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(value -> value).toArray();
    }
}
