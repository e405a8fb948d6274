package dev.espalier.gradient;

/**
 * Sums of rows: all that a product of matrices and its gradients need. Four rows are added at a time, since reading and
 * writing the sum costs as much as adding to it.
 */
public final class Products {

    private Products() {}

    /** Adds to each row of {@code sum} the rows of {@code right}, weighted by the row of {@code left}. */
    public static void add(float[][] sum, float[][] left, float[][] right) {
        for (int row = 0; row < sum.length; row++) {
            addRow(sum[row], left[row], right);
        }
    }

    private static void addRow(float[] sum, float[] weights, float[][] rows) {
        int i = 0;
        for (; i + 3 < rows.length; i += 4) {
            add(
                    sum,
                    weights[i],
                    rows[i],
                    weights[i + 1],
                    rows[i + 1],
                    weights[i + 2],
                    rows[i + 2],
                    weights[i + 3],
                    rows[i + 3]);
        }
        for (; i < rows.length; i++) {
            add(sum, weights[i], rows[i]);
        }
    }

    /** Adds to {@code sum} the product of the transpose of {@code left} and {@code right}. */
    public static void addTransposed(float[][] sum, float[][] left, float[][] right) {
        int i = 0;
        for (; i + 3 < left.length; i += 4) {
            float[] a = left[i];
            float[] b = left[i + 1];
            float[] c = left[i + 2];
            float[] d = left[i + 3];
            for (int row = 0; row < sum.length; row++) {
                add(sum[row], a[row], right[i], b[row], right[i + 1], c[row], right[i + 2], d[row], right[i + 3]);
            }
        }
        for (; i < left.length; i++) {
            for (int row = 0; row < sum.length; row++) {
                add(sum[row], left[i][row], right[i]);
            }
        }
    }

    private static void add(
            float[] sum, float a, float[] as, float b, float[] bs, float c, float[] cs, float d, float[] ds) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] = Math.fma(a, as[i], Math.fma(b, bs[i], Math.fma(c, cs[i], Math.fma(d, ds[i], sum[i]))));
        }
    }

    public static void add(float[] sum, float weight, float[] row) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] = Math.fma(weight, row[i], sum[i]);
        }
    }

    public static void add(float[] sum, float[] row) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += row[i];
        }
    }

    public static float inner(float[] one, float[] other) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = 0;
        for (; i + 3 < one.length; i += 4) {
            a = Math.fma(one[i], other[i], a);
            b = Math.fma(one[i + 1], other[i + 1], b);
            c = Math.fma(one[i + 2], other[i + 2], c);
            d = Math.fma(one[i + 3], other[i + 3], d);
        }
        for (; i < one.length; i++) {
            a = Math.fma(one[i], other[i], a);
        }
        return a + b + (c + d);
    }
}
