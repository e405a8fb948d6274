package dev.espalier.evaluate.zerocost;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.espalier.search.Metric;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.lu.LUDecompositionAlt_DDRM;

/**
 * How differently a network sees different images: the logarithm of the determinant of the kernel that counts, for each two
 * images, the activations that are cut off for both or for neither. Minus infinity where two images have the same code.
 *
 * @see <a href="https://arxiv.org/abs/2006.04647">Mellor et al., ICML 2021, Equation 2</a>
 */
record ActivationOverlap() implements Score {

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.NASWOT);
    }

    @Override
    public double[] of(Subject subject) {
        var images = subject.sample().images();
        var kernel = new DMatrixRMaj(images.size(), images.size());
        try (var network = Untrained.of(subject.network(), subject.seed())) {
            network.pass(network.images(images), (_, value) -> count(value, kernel));
        }
        return new double[] {logDeterminant(kernel)};
    }

    /** Sums of ones below 2 to the power of 24 are exact, so that their order does not matter. */
    private static void count(NDArray value, DMatrixRMaj kernel) {
        int images = kernel.numRows;
        try (var open = value.gt(0);
                var numbers = open.toType(DataType.FLOAT32, false);
                var codes = numbers.reshape(images, -1);
                var turned = codes.transpose();
                var both = codes.matMul(turned)) {
            float[] common = both.toFloatArray();
            long units = codes.getShape().get(1);
            for (int i = 0; i < images; i++) {
                for (int j = 0; j < images; j++) {
                    float neither = units - common[i * images + i] - common[j * images + j];
                    kernel.add(i, j, neither + 2.0 * common[i * images + j]);
                }
            }
        }
    }

    static double logDeterminant(DMatrixRMaj kernel) {
        for (int i = 0; i < kernel.numRows; i++) {
            for (int j = 0; j < i; j++) {
                if (kernel.get(i, j) == kernel.get(i, i)) {
                    return Double.NEGATIVE_INFINITY;
                }
            }
        }
        var decomposition = new LUDecompositionAlt_DDRM();
        decomposition.decompose(kernel.copy());
        var upper = decomposition.getUpper(null);
        double sum = 0;
        for (int i = 0; i < upper.numRows; i++) {
            sum += StrictMath.log(Math.abs(upper.get(i, i)));
        }
        return sum;
    }
}
