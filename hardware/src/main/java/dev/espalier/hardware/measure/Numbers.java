package dev.espalier.hardware.measure;

import java.util.Arrays;

/** What is computed of many figures. */
final class Numbers {

    private static final double Z_975 = 1.959964;

    private Numbers() {}

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** The mean of what is left when this share is cut off at each end. */
    static double trimmedMean(double[] values, double share) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int cut = (int) (share * sorted.length);
        return mean(Arrays.copyOfRange(sorted, cut, sorted.length - cut));
    }

    /** The least value that at least this share of all do not exceed. */
    static double quantile(double[] values, double share) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.clamp((int) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
    }

    /** Of a sample, 0 of a single value. */
    static double deviation(double[] values) {
        if (values.length < 2) {
            return 0;
        }
        double mean = mean(values);
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.length - 1));
    }

    /** Half the width of the interval that holds the mean of all such values with 95 % confidence. */
    static double halfWidth(double[] values) {
        return values.length < 2
                ? Double.POSITIVE_INFINITY
                : student(values.length - 1) * deviation(values) / Math.sqrt(values.length);
    }

    /**
     * The 97.5 % quantile of Student's distribution, to 0.5 % from 4 degrees of freedom on.
     *
     * @see <a href="https://dlmf.nist.gov/">Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.5</a>
     */
    static double student(int freedom) {
        double z = Z_975;
        double z3 = z * z * z;
        double z5 = z3 * z * z;
        double first = (z3 + z) / 4;
        double second = (5 * z5 + 16 * z3 + 3 * z) / 96;
        double third = (3 * z5 * z * z + 19 * z5 + 17 * z3 - 15 * z) / 384;
        return z + first / freedom + second / freedom / freedom + third / freedom / freedom / freedom;
    }
}
