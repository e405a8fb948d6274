package dev.espalier.evaluate.zerocost;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.espalier.search.Metric;
import dev.espalier.space.Network;
import dev.espalier.train.Memory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/**
 * How unevenly a network learns in different directions: the largest eigenvalue over the smallest of its neural tangent
 * kernel on a mini-batch, from 1 to 10¹²; less is better. The gradients are those of the sum of an image's logits, by the
 * weights of layers and normalisations. Unlike the paper, what rounding alone keeps from being singular counts as one
 * value, since what it would be otherwise is chance.
 *
 * @see <a href="https://arxiv.org/abs/2102.11535">Chen et al., ICLR 2021, Section 3.1.1</a>
 */
record TangentKernel() implements Score {

    /** Gradients have 32 bits: the square of one rounding, with a margin, is all that is known of a kernel. */
    private static final double RESOLVED = 1e-12;

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.NTK_CONDITION);
    }

    /** Each weight, its gradient, and one more of each image. */
    @Override
    public long leastBytes(Network network, int batch) {
        return Memory.least(network, batch, 2 + batch);
    }

    @Override
    public double[] of(Subject subject) {
        var images = subject.sample().images();
        try (var network = Untrained.of(subject.network(), subject.seed())) {
            var weights = network.differentiable(Untrained.FACTORS);
            JniUtils.setGradMode(true);
            var logits = network.forward(network.images(images));
            // By weight, then image.
            var gradients = weights.stream().map(_ -> new ArrayList<NDArray>()).toList();
            for (int image = 0; image < images.size(); image++) {
                Untrained.backward(logits, only(image, logits), image < images.size() - 1);
                for (int i = 0; i < gradients.size(); i++) {
                    gradients.get(i).add(taken(weights.get(i)));
                }
            }
            JniUtils.setGradMode(false);
            return new double[] {condition(kernel(gradients, images.size()))};
        }
    }

    /** Ones for the logits of an image, zeros for the others. */
    private static NDArray only(int image, NDArray logits) {
        int classes = (int) logits.getShape().get(1);
        var factors = new float[(int) logits.size()];
        Arrays.fill(factors, image * classes, (image + 1) * classes, 1);
        return logits.getManager().create(factors, logits.getShape());
    }

    private static NDArray taken(NDArray weight) {
        try (var gradient = weight.getGradient()) {
            var row = gradient.duplicate().reshape(1, -1);
            JniUtils.zeroGrad((PtNDArray) weight);
            return row;
        }
    }

    /** Summed in 64 bits: the smallest eigenvalue is what is left where large ones cancel. */
    private static DMatrixRMaj kernel(List<ArrayList<NDArray>> gradients, int images) {
        var kernel = new DMatrixRMaj(images, images);
        for (var rows : gradients) {
            try (var jacobian = NDArrays.concat(new NDList(rows));
                    var wide = jacobian.toType(DataType.FLOAT64, false);
                    var turned = wide.transpose();
                    var products = wide.matMul(turned)) {
                double[] values = products.toDoubleArray();
                for (int i = 0; i < values.length; i++) {
                    kernel.data[i] += values[i];
                }
            }
            rows.forEach(NDArray::close);
        }
        return kernel;
    }

    /**
     * The largest that gradients of 32 bits can tell where the smallest eigenvalue is 0 or cannot be told from it, which is
     * the same for all such networks; no number where all eigenvalues are 0.
     */
    static double condition(DMatrixRMaj kernel) {
        var eigenvalues = DecompositionFactory_DDRM.eig(kernel.numRows, false, true);
        if (!Arrays.stream(kernel.data).allMatch(Double::isFinite) || !eigenvalues.decompose(kernel.copy())) {
            return Double.NaN;
        }
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int i = 0; i < kernel.numRows; i++) {
            double value = Math.max(0, eigenvalues.getEigenvalue(i).getReal());
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return most / Math.max(least, RESOLVED * most);
    }
}
