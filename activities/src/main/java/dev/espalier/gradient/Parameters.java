package dev.espalier.gradient;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * All that is learned, with the moments of its gradients: Adam with bias correction.
 *
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma &amp; Ba, ICLR 2015, Algorithm 1</a>
 */
public class Parameters {

    private static final float FIRST_DECAY = 0.5f;
    private static final float SECOND_DECAY = 0.999f;
    private static final float EPSILON = 1e-8f;

    private final RandomGenerator random;
    private final List<Matrix> all = new ArrayList<>();
    private final List<Matrix> views = new ArrayList<>();
    private final List<Matrix> moments = new ArrayList<>();
    private int updates;

    /** @param random what they are at first */
    public Parameters(RandomGenerator random) {
        this.random = random;
    }

    /** Drawn uniformly from both sides of 0, up to a bound. */
    public Matrix matrix(int rows, int columns, double bound) {
        return drawn(rows, columns, () -> (2 * random.nextDouble() - 1) * bound);
    }

    /** Drawn from a normal distribution around 0. */
    public Matrix normal(int rows, int columns, double deviation) {
        return drawn(rows, columns, () -> random.nextGaussian() * deviation);
    }

    private Matrix drawn(int rows, int columns, DoubleSupplier number) {
        var matrix = new Matrix(rows, columns);
        for (var row : matrix.value) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) number.getAsDouble();
            }
        }
        all.add(matrix);
        moments.add(new Matrix(rows, columns));
        return matrix;
    }

    /** Some rows of a matrix of these. */
    public Matrix rows(Matrix matrix, int from, int to) {
        var view = matrix.rows(from, to);
        views.add(view);
        return view;
    }

    /** How many numbers there are. */
    public int count() {
        return all.stream().mapToInt(matrix -> matrix.rows() * matrix.columns()).sum();
    }

    /** One step against the gradients, which are 0 afterwards. */
    public void update(float rate, float decay) {
        updates++;
        float first = (float) (1 - StrictMath.pow(FIRST_DECAY, updates));
        float second = (float) StrictMath.sqrt(1 - StrictMath.pow(SECOND_DECAY, updates));
        for (int i = 0; i < all.size(); i++) {
            var matrix = all.get(i);
            var moment = moments.get(i);
            for (int row = 0; row < matrix.rows(); row++) {
                update(
                        matrix.value[row],
                        matrix.gradient[row],
                        moment.value[row],
                        moment.gradient[row],
                        rate / first * second,
                        EPSILON * second,
                        decay);
            }
        }
        changed();
    }

    private static void update(
            float[] value, float[] gradient, float[] first, float[] second, float rate, float epsilon, float decay) {
        for (int i = 0; i < value.length; i++) {
            float slope = gradient[i] + decay * value[i];
            first[i] = FIRST_DECAY * first[i] + (1 - FIRST_DECAY) * slope;
            second[i] = SECOND_DECAY * second[i] + (1 - SECOND_DECAY) * slope * slope;
            value[i] -= rate * first[i] / ((float) Math.sqrt(second[i]) + epsilon);
            gradient[i] = 0;
        }
    }

    /** Says that the values were written from outside. */
    public final void changed() {
        all.forEach(Matrix::changed);
        views.forEach(Matrix::changed);
    }

    /** Forgets the moments: the next update is the first. */
    public void restart() {
        moments.replaceAll(moment -> new Matrix(moment.rows(), moment.columns()));
        updates = 0;
    }

    /** Everything, 12 bytes a number and 4 more, little-endian. */
    public byte[] bytes() {
        var buffer = ByteBuffer.allocate(12 * count() + 4).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(updates);
        for (int i = 0; i < all.size(); i++) {
            put(buffer, all.get(i).value);
            put(buffer, moments.get(i).value);
            put(buffer, moments.get(i).gradient);
        }
        return buffer.array();
    }

    /** Takes what {@link #bytes} gave. */
    public void read(byte[] bytes) {
        if (bytes.length != 12 * count() + 4) {
            throw new IllegalArgumentException(
                    "A network of %d parameters must take %d bytes, but there are %d.\nMaybe it was made for another space or with other settings."
                            .formatted(count(), 12 * count() + 4, bytes.length));
        }
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        updates = buffer.getInt();
        for (int i = 0; i < all.size(); i++) {
            get(buffer, all.get(i).value);
            get(buffer, moments.get(i).value);
            get(buffer, moments.get(i).gradient);
        }
        changed();
    }

    private static void put(ByteBuffer buffer, float[][] rows) {
        for (var row : rows) {
            for (float number : row) {
                buffer.putFloat(number);
            }
        }
    }

    private static void get(ByteBuffer buffer, float[][] rows) {
        for (var row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = buffer.getFloat();
            }
        }
    }
}
