package dev.espalier.page;

import java.util.Arrays;

/** Between what the middle half of some figures lies. */
record Quartiles(double low, double median, double high) {

    /** Of at least one figure; between two of them in proportion. */
    static Quartiles of(double... figures) {
        var sorted = figures.clone();
        Arrays.sort(sorted);
        return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
    }

    private static double at(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
