package dev.espalier.surrogate;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The kernel of sums over operations: the product of two architectures' counts, each standardised by those of a set of
 * known ones and divided by how many operations vary among them.
 */
final class Additive {

    private final SortedMap<String, Scale> scales = new TreeMap<>();
    private final List<double[]> known = new ArrayList<>();

    private record Scale(double mean, double deviation) {}

    /** @param known counts by operation, at least one */
    Additive(List<SortedMap<String, Integer>> known) {
        var operations = new TreeMap<String, double[]>();
        for (int i = 0; i < known.size(); i++) {
            for (var count : known.get(i).entrySet()) {
                operations.computeIfAbsent(count.getKey(), _ -> new double[known.size()])[i] = count.getValue();
            }
        }
        operations.forEach(this::add);
        known.forEach(counts -> this.known.add(features(counts)));
    }

    /** What never varies tells nothing. */
    private void add(String operation, double[] counts) {
        double mean = 0;
        for (double count : counts) {
            mean += count / counts.length;
        }
        double variance = 0;
        for (double count : counts) {
            variance += (count - mean) * (count - mean) / counts.length;
        }
        if (variance > 1e-9) {
            scales.put(operation, new Scale(mean, Math.sqrt(variance)));
        }
    }

    private double[] features(SortedMap<String, Integer> counts) {
        var features = new double[scales.size()];
        int next = 0;
        for (var scale : scales.entrySet()) {
            double count = counts.getOrDefault(scale.getKey(), 0);
            features[next++] =
                    (count - scale.getValue().mean()) / (scale.getValue().deviation() * Math.sqrt(features.length));
        }
        return features;
    }

    /** Of the known among each other. */
    double[][] matrix() {
        return known.stream().map(this::products).toArray(double[][]::new);
    }

    /** With each of the known, then with itself. */
    double[] to(SortedMap<String, Integer> counts) {
        var features = features(counts);
        var products = new double[known.size() + 1];
        System.arraycopy(products(features), 0, products, 0, known.size());
        products[known.size()] = product(features, features);
        return products;
    }

    private double[] products(double[] features) {
        return known.stream().mapToDouble(other -> product(features, other)).toArray();
    }

    private static double product(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}
