package dev.espalier.gradient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was computed, so that gradients can be followed back through it. Matrices that it hands out are used again after
 * {@link #rewind}.
 */
public final class Tape {

    private final boolean recording;
    private final List<Runnable> steps = new ArrayList<>();
    private final Map<Long, Shelf> shelves = new HashMap<>();

    /** @param recording whether gradients will be followed back */
    public Tape(boolean recording) {
        this.recording = recording;
    }

    /** Matrices of one shape, and how many of them are in use. */
    private static final class Shelf {
        private final List<Matrix> matrices = new ArrayList<>();
        private int used;
    }

    /** A matrix and what it is multiplied by. */
    public record Factors(Matrix input, Matrix weights) {}

    /** Forgets everything; what was handed out is handed out again. */
    public void rewind() {
        steps.clear();
        shelves.values().forEach(shelf -> shelf.used = 0);
    }

    /** Follows the gradients of all results back to what they were computed from. */
    public void back() {
        for (int step = steps.size() - 1; step >= 0; step--) {
            steps.get(step).run();
        }
    }

    /** One whose values are still to be written, all of them. */
    public Matrix matrix(int rows, int columns) {
        var shelf = shelves.computeIfAbsent((long) rows << 32 | columns, _ -> new Shelf());
        if (shelf.used == shelf.matrices.size()) {
            shelf.matrices.add(new Matrix(rows, columns));
        }
        var matrix = shelf.matrices.get(shelf.used++);
        if (recording) {
            matrix.clearGradient();
        }
        matrix.changed();
        return matrix;
    }

    public Matrix zeros(int rows, int columns) {
        var zeros = matrix(rows, columns);
        for (var row : zeros.value) {
            Arrays.fill(row, 0);
        }
        return zeros;
    }

    /** A step of another kind: what it computes is computed, this is how its gradients flow. */
    public void record(Runnable back) {
        if (recording) {
            steps.add(back);
        }
    }

    /** Products, terms and a row that is added to each of theirs. A term of fewer rows is repeated. */
    public Matrix sum(Matrix bias, List<Factors> products, Matrix... terms) {
        return sum(false, bias, products, terms);
    }

    /** The same, and 0 where it is negative. */
    public Matrix rectifiedSum(Matrix bias, List<Factors> products, Matrix... terms) {
        return sum(true, bias, products, terms);
    }

    private Matrix sum(boolean rectified, Matrix bias, List<Factors> products, Matrix... terms) {
        int rows = products.isEmpty()
                ? terms[0].rows()
                : products.getFirst().input().rows();
        var sum = matrix(rows, bias.columns());
        for (int row = 0; row < rows; row++) {
            System.arraycopy(bias.value[0], 0, sum.value[row], 0, bias.columns());
            for (var term : terms) {
                Products.add(sum.value[row], term.value[row % term.rows()]);
            }
        }
        for (var product : products) {
            Products.add(sum.value, product.input().value, product.weights().value);
        }
        if (rectified) {
            for (var row : sum.value) {
                rectify(row, row);
            }
        }
        record(() -> sumBack(rectified, bias, products, terms, sum));
        return sum;
    }

    private static void sumBack(boolean rectified, Matrix bias, List<Factors> products, Matrix[] terms, Matrix sum) {
        for (int row = 0; row < sum.rows(); row++) {
            if (rectified) {
                rectify(sum.gradient[row], sum.value[row]);
            }
            Products.add(bias.gradient[0], sum.gradient[row]);
            for (var term : terms) {
                Products.add(term.gradient[row % term.rows()], sum.gradient[row]);
            }
        }
        for (var product : products) {
            Products.add(
                    product.input().gradient, sum.gradient, product.weights().transposed());
            Products.addTransposed(product.weights().gradient, product.input().value, sum.gradient);
        }
    }

    private static void rectify(float[] row, float[] condition) {
        for (int i = 0; i < row.length; i++) {
            row[i] = condition[i] > 0 ? row[i] : 0;
        }
    }

    public Matrix product(Matrix left, Matrix right) {
        var product = zeros(left.rows(), right.columns());
        Products.add(product.value, left.value, right.value);
        record(() -> {
            Products.add(left.gradient, product.gradient, right.transposed());
            Products.addTransposed(right.gradient, left.value, product.gradient);
        });
        return product;
    }

    /** The product with the transpose of {@code turned}, and a row added to each of its rows: for few columns. */
    public Matrix narrow(Matrix bias, Matrix input, Matrix turned) {
        var narrow = matrix(input.rows(), turned.rows());
        for (int row = 0; row < narrow.rows(); row++) {
            for (int column = 0; column < turned.rows(); column++) {
                narrow.value[row][column] =
                        bias.value[0][column] + Products.inner(input.value[row], turned.value[column]);
            }
        }
        record(() -> {
            for (int row = 0; row < narrow.rows(); row++) {
                for (int column = 0; column < turned.rows(); column++) {
                    float slope = narrow.gradient[row][column];
                    bias.gradient[0][column] += slope;
                    Products.add(input.gradient[row], slope, turned.value[column]);
                    Products.add(turned.gradient[column], slope, input.value[row]);
                }
            }
        });
        return narrow;
    }

    /** Some columns, copied. */
    public Matrix columns(Matrix matrix, int from, int count) {
        var columns = matrix(matrix.rows(), count);
        for (int row = 0; row < columns.rows(); row++) {
            System.arraycopy(matrix.value[row], from, columns.value[row], 0, count);
        }
        record(() -> {
            for (int row = 0; row < columns.rows(); row++) {
                addAt(matrix.gradient[row], from, columns.gradient[row], 0, count);
            }
        });
        return columns;
    }

    /** Matrices side by side. */
    public Matrix beside(List<Matrix> parts) {
        int width = parts.stream().mapToInt(Matrix::columns).sum();
        var all = matrix(parts.getFirst().rows(), width);
        for (int row = 0; row < all.rows(); row++) {
            int from = 0;
            for (var part : parts) {
                System.arraycopy(part.value[row], 0, all.value[row], from, part.columns());
                from += part.columns();
            }
        }
        record(() -> {
            for (int row = 0; row < all.rows(); row++) {
                int from = 0;
                for (var part : parts) {
                    addAt(part.gradient[row], 0, all.gradient[row], from, part.columns());
                    from += part.columns();
                }
            }
        });
        return all;
    }

    private static void addAt(float[] sum, int at, float[] row, int from, int count) {
        for (int i = 0; i < count; i++) {
            sum[at + i] += row[from + i];
        }
    }
}
