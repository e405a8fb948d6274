package dev.espalier.surrogate;

import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How alike architectures are in size to a set of known ones, 0 to 1. A size counts by its place among those known, as
 * a normal score, since sizes span orders of magnitude; between two of them in proportion, and all that lie beyond the
 * known count alike.
 */
final class Sizes {

    /** Where sizes beyond all known lie, in places from the end; the last known lies at half a place. */
    private static final double BEYOND = 0.25;

    private final NavigableMap<Double, Double> scores = new TreeMap<>();
    private final double beyond;
    private final double[] known;

    /** @param sizes of the known, at least one */
    Sizes(List<Double> sizes) {
        var values = sizes.stream().mapToDouble(Double::doubleValue).toArray();
        this.known = NormalScores.quantiles(values);
        for (int i = 0; i < values.length; i++) {
            scores.put(values[i], known[i]);
        }
        this.beyond = NormalScores.quantile(1 - BEYOND / values.length);
    }

    private double of(double size) {
        var below = scores.floorEntry(size);
        var above = scores.ceilingEntry(size);
        if (below == null || above == null) {
            return below == null ? -beyond : beyond;
        }
        double apart = above.getKey() - below.getKey();
        double share = apart > 0 ? (size - below.getKey()) / apart : 0;
        return below.getValue() + share * (above.getValue() - below.getValue());
    }

    /** To each of the known. */
    double[] to(double size) {
        double score = of(size);
        return Arrays.stream(known)
                .map(other -> StrictMath.exp(-(score - other) * (score - other) / 2))
                .toArray();
    }
}
