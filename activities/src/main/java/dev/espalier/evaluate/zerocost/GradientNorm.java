package dev.espalier.evaluate.zerocost;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.jni.JniUtils;
import dev.espalier.search.Metric;
import dev.espalier.space.Network;
import dev.espalier.space.weights.Slot.Role;
import dev.espalier.train.Losses;
import dev.espalier.train.Memory;
import java.util.List;
import java.util.Set;

/**
 * How much a network would learn from its first mini-batch: the sum over the weights of its layers of the norm of the
 * gradient of the cross entropy.
 *
 * @see <a href="https://arxiv.org/abs/2101.08134">Abdelfattah et al., ICLR 2021, Section 3.1</a>
 */
record GradientNorm() implements Score {

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.GRAD_NORM);
    }

    /** Each weight and its gradient. */
    @Override
    public long leastBytes(Network network, int batch) {
        return Memory.least(network, batch, 2);
    }

    @Override
    public double[] of(Subject subject) {
        var batch = subject.sample().images();
        try (var network = Untrained.of(subject.network(), subject.seed())) {
            var weights = network.differentiable(Set.of(Role.WEIGHT));
            JniUtils.setGradMode(true);
            var loss = Losses.crossEntropy(network.forward(network.images(batch)), network.labels(batch), 0);
            Untrained.backward(loss, loss.onesLike(), false);
            JniUtils.setGradMode(false);
            return new double[] {
                weights.stream().mapToDouble(GradientNorm::norm).sum()
            };
        }
    }

    private static double norm(NDArray weight) {
        try (var gradient = weight.getGradient();
                var wide = gradient.toType(DataType.FLOAT64, false);
                var squares = wide.mul(wide);
                var sum = squares.sum()) {
            return Math.sqrt(sum.getDouble());
        }
    }
}
