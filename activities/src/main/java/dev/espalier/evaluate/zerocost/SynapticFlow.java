package dev.espalier.evaluate.zerocost;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.jni.JniUtils;
import dev.espalier.search.Metric;
import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.weights.InitialWeights;
import dev.espalier.space.weights.Slot.Role;
import dev.espalier.space.weights.Tensor;
import dev.espalier.space.weights.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * How much passes through a network whose weights have lost their signs and whose normalisations are left out, of an image
 * of ones: it sees no data. {@code synflow} is the sum over all weights of the weight times the derivative of what comes
 * out, {@code logsynflow} that of the weight times the logarithm of one more than the derivative. Computed in 64 bits: what
 * passes grows with depth beyond 32.
 *
 * @see <a href="https://arxiv.org/abs/2006.05467">Tanaka et al., NeurIPS 2020, Equation 3</a>
 * @see <a href="https://arxiv.org/abs/2101.08134">Abdelfattah et al., ICLR 2021, Section 3.1</a>, for its sum
 * @see <a href="https://arxiv.org/abs/2207.05135">Cavagnero et al., WACV 2023, Equation 4</a>, for the logarithm
 */
record SynapticFlow() implements Score {

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.SYNFLOW, Metric.LOGSYNFLOW);
    }

    @Override
    public double[] of(Subject subject) {
        var linear = unnormalised(subject.network());
        var first = positive(InitialWeights.of(linear, subject.seed()));
        try (var network = new Untrained(linear, first, DataType.FLOAT64)) {
            var weights = network.differentiable(Set.of(Role.WEIGHT));
            JniUtils.setGradMode(true);
            var out = network.forward(network.ones(DataType.FLOAT64));
            Untrained.backward(out, out.onesLike(), false);
            JniUtils.setGradMode(false);
            return new double[] {
                weights.stream().mapToDouble(SynapticFlow::flow).sum(),
                weights.stream().mapToDouble(SynapticFlow::logarithmic).sum()
            };
        }
    }

    /** Normalisations copy what they read. */
    private static Network unnormalised(Network network) {
        return new Network(
                network.architecture(),
                network.nodes().stream()
                        .map(node ->
                                normalises(node.op()) ? new Node(node.name(), new Op.Identity(), node.inputs()) : node)
                        .toList());
    }

    private static boolean normalises(Op op) {
        return op instanceof Op.BatchNorm || op instanceof Op.InstanceNorm || op instanceof Op.LayerNorm;
    }

    private static Weights positive(Weights weights) {
        var positive = new LinkedHashMap<String, Tensor>();
        weights.tensors().forEach((name, tensor) -> {
            var values = tensor.values().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.abs(values[i]);
            }
            positive.put(name, new Tensor(tensor.shape(), values));
        });
        return new Weights(positive);
    }

    private static double flow(NDArray weight) {
        try (var gradient = weight.getGradient();
                var flow = weight.mul(gradient);
                var sum = flow.sum()) {
            return sum.getDouble();
        }
    }

    private static double logarithmic(NDArray weight) {
        try (var gradient = weight.getGradient();
                var more = gradient.add(1);
                var logarithm = more.log();
                var flow = weight.mul(logarithm);
                var sum = flow.sum()) {
            return sum.getDouble();
        }
    }
}
