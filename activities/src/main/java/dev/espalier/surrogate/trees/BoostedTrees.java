package dev.espalier.surrogate.trees;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;

/**
 * Regression by gradient-boosted trees: XGBoost with squared errors, on one thread and without chance, so that the same
 * numbers give the same trees on one kind of machine. Must be closed, since the trees lie outside the heap.
 *
 * @see <a href="https://arxiv.org/abs/1603.02754">Chen &amp; Guestrin, KDD 2016</a>
 */
public final class BoostedTrees implements AutoCloseable {

    /** How many trees a fit adds. */
    public static final int ROUNDS = 500;

    private static final Map<String, Object> SETTINGS = Map.of(
            "objective", "reg:squarederror",
            "max_depth", 6,
            "eta", 0.3,
            "min_child_weight", 1,
            "nthread", 1,
            "seed", 0,
            "verbosity", 0);

    private @Nullable Booster trees;

    /** Why there can be none here; nothing where there can. It is tried once in the life of a process. */
    public static Optional<String> obstacle() {
        return Trial.OBSTACLE;
    }

    private static final class Trial {
        private static final Optional<String> OBSTACLE = obstacle(() -> {
            try (var trees = new BoostedTrees()) {
                trees.fit(List.of(new float[] {0}), new double[] {0});
            }
        });
    }

    /** @param trial loads the library and uses it */
    static Optional<String> obstacle(Runnable trial) {
        try {
            trial.run();
            return Optional.empty();
        } catch (LinkageError e) {
            return Optional.of(reason(e));
        }
    }

    /** The innermost one, without the passing file that the library was unpacked to. */
    private static String reason(Throwable error) {
        var innermost = error;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return String.valueOf(innermost.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^/\\S+: ", "");
    }

    /**
     * Adds trees that make up for what those before them leave of the values, which are standardised.
     *
     * @param inputs of one width, at least one
     */
    public void fit(List<float[]> inputs, double[] values) {
        try {
            var matrix = matrix(inputs);
            matrix.setLabel(standardised(values));
            trees = XGBoost.train(matrix, SETTINGS, ROUNDS, new HashMap<>(), null, null, null, 0, trees);
            matrix.dispose();
        } catch (XGBoostError e) {
            throw new IllegalStateException("Trees could not be fitted: " + e.getMessage(), e);
        }
    }

    /** What the trees say, in units of the last values' deviation from their mean. */
    public double[] predict(List<float[]> inputs) {
        if (trees == null) {
            throw new IllegalStateException("Trees must be fitted before they are asked.");
        }
        try {
            var matrix = matrix(inputs);
            var predicted = trees.predict(matrix);
            matrix.dispose();
            var flat = new double[predicted.length];
            for (int row = 0; row < flat.length; row++) {
                flat[row] = predicted[row][0];
            }
            return flat;
        } catch (XGBoostError e) {
            throw new IllegalStateException("Trees could not be asked: " + e.getMessage(), e);
        }
    }

    private static DMatrix matrix(List<float[]> rows) throws XGBoostError {
        int width = rows.getFirst().length;
        var numbers = new float[rows.size() * width];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row), 0, numbers, row * width, width);
        }
        return new DMatrix(numbers, rows.size(), width, Float.NaN);
    }

    /** Values that are all the same become 0. */
    private static float[] standardised(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double variance = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
        double deviation = Math.sqrt(variance);
        var standardised = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            standardised[i] = deviation > 0 ? (float) ((values[i] - mean) / deviation) : 0;
        }
        return standardised;
    }

    @Override
    public void close() {
        if (trees != null) {
            trees.dispose();
            trees = null;
        }
    }
}
