package dev.espalier.surrogate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How alike architectures are to a set of known ones, 0 to 1: the product of their patterns, the share of decisions in
 * which two agree, and the share of pairs of decisions in which they agree in both, mixed.
 */
final class Likeness {

    private static final double GRAPH = 0.6;
    private static final double DECISIONS = 0.2;
    private static final double PAIRS = 0.2;

    private final List<Encoding> known;
    private final Map<Long, Postings> postings = new HashMap<>();

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
            int index = i;
            known.get(i)
                    .patterns()
                    .forEach((pattern, weight) -> postings.computeIfAbsent(pattern, _ -> new Postings())
                            .add(index, weight));
        }
    }

    /** To each of the known. */
    double[] to(Encoding encoding) {
        var likeness = new double[known.size()];
        encoding.patterns().forEach((pattern, weight) -> {
            var posting = postings.get(pattern);
            if (posting != null) {
                posting.addTo(likeness, weight);
            }
        });
        if (encoding.choices().size() > 1) {
            for (int i = 0; i < likeness.length; i++) {
                likeness[i] = GRAPH * likeness[i] + agreement(encoding, known.get(i));
            }
        }
        return likeness;
    }

    private static double agreement(Encoding one, Encoding other) {
        int decisions = one.choices().size();
        int equal = 0;
        for (int i = 0; i < decisions; i++) {
            if (one.choices().get(i).equals(other.choices().get(i))) {
                equal++;
            }
        }
        double pairs = decisions * (decisions - 1.0);
        return DECISIONS * equal / decisions + PAIRS * equal * (equal - 1) / pairs;
    }

    /** Of the known among each other. */
    double[][] matrix() {
        return known.stream().map(this::to).toArray(double[][]::new);
    }
}
