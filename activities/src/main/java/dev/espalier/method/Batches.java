package dev.espalier.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** One pass through what is known: as many, drawn with replacement, each as likely as it weighs, in batches. */
final class Batches {

    static final int SIZE = 16;

    private Batches() {}

    static <T> List<List<T>> of(List<T> all, double[] weights, RandomGenerator random) {
        var upTo = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += weights[i];
            upTo[i] = sum;
        }
        var drawn = new ArrayList<T>();
        for (int i = 0; i < upTo.length; i++) {
            int found = Arrays.binarySearch(upTo, random.nextDouble() * sum);
            drawn.add(all.get(Math.min(found < 0 ? -found - 1 : found, upTo.length - 1)));
        }
        var batches = new ArrayList<List<T>>();
        for (int from = 0; from < drawn.size(); from += SIZE) {
            batches.add(drawn.subList(from, Math.min(from + SIZE, drawn.size())));
        }
        return batches;
    }
}
