package dev.espalier.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How alike architectures are to a set of known ones, 0 to 1: the product of their patterns, the share of decisions in
 * which two agree, and the share of pairs of decisions in which they agree in both, mixed.
 */
final class Likeness {

    private static final double GRAPH = 0.6;
    private static final double DECISIONS = 0.2;
    private static final double PAIRS = 0.2;

    private final List<Encoding> known;
    private final PatternIndex patterns = new PatternIndex();
    private final List<Postings> postings = new ArrayList<>();

    /** Of one pattern: who has it, and with what weight. */
    private static final class Postings {
        private int[] known = new int[4];
        private double[] weights = new double[4];
        private int size;

        void add(int index, double weight) {
            if (size == known.length) {
                known = Arrays.copyOf(known, 2 * size);
                weights = Arrays.copyOf(weights, 2 * size);
            }
            known[size] = index;
            weights[size++] = weight;
        }

        void addTo(double[] sums, double weight) {
            for (int i = 0; i < size; i++) {
                sums[known[i]] += weight * weights[i];
            }
        }
    }

    Likeness(List<Encoding> known) {
        this.known = List.copyOf(known);
        for (int i = 0; i < known.size(); i++) {
            var encoding = known.get(i);
            for (int j = 0; j < encoding.size(); j++) {
                int index = patterns.add(encoding.pattern(j));
                if (index == postings.size()) {
                    postings.add(new Postings());
                }
                postings.get(index).add(i, encoding.weight(j));
            }
        }
    }

    /** To each of the known. */
    double[] to(Encoding encoding) {
        var likeness = new double[known.size()];
        for (int i = 0; i < encoding.size(); i++) {
            int index = patterns.find(encoding.pattern(i));
            if (index >= 0) {
                postings.get(index).addTo(likeness, encoding.weight(i));
            }
        }
        if (encoding.decisions() > 1) {
            var agreement = agreements(encoding.decisions());
            for (int i = 0; i < likeness.length; i++) {
                likeness[i] = GRAPH * likeness[i] + agreement[encoding.agreements(known.get(i))];
            }
        }
        return likeness;
    }

    /** What agreeing in so many decisions counts. */
    private static double[] agreements(int decisions) {
        var counted = new double[decisions + 1];
        double pairs = decisions * (decisions - 1.0);
        for (int equal = 0; equal <= decisions; equal++) {
            counted[equal] = DECISIONS * equal / decisions + PAIRS * equal * (equal - 1) / pairs;
        }
        return counted;
    }

    /** Of the known among each other. */
    double[][] matrix() {
        return known.stream().map(this::to).toArray(double[][]::new);
    }
}
