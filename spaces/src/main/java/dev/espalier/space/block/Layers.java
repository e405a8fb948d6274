package dev.espalier.space.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;

/** The layer of each operation. */
final class Layers {

    private static final float EPSILON = 1e-5f;

    private static final float LEAK = 0.01f;

    private static final Shape ONE = new Shape(1, 1);

    private Layers() {}

    static Layer of(Node node) {
        return switch (node.op()) {
            case Op.Conv conv -> convolution(node.name() + ".weight", conv);
            case Op.BatchNorm() -> normalisation(node.name());
            case Op.Activation(var kind) -> (_, read) -> activated(kind, read[0]);
            case Op.Pool(var kind, int kernel, int stride) -> pool(kind, kernel, stride);
            case Op.GlobalPool() ->
                (_, read) -> wide(read[0].getNDArrayInternal().globalAvgPool());
            case Op.Linear _ -> (run, read) -> wide(dense(run, node.name(), read[0].flatten(1, -1)));
            case Op.SqueezeExcite _ -> (run, read) -> excited(run, node.name(), read[0]);
            case Op.Product() -> Layers::product;
            case Op.Blend() -> (_, read) -> read[2].add(read[0].mul(read[1].sub(read[2])));
            case Op.Concat() -> (_, read) -> NDArrays.concat(new NDList(read), 1);
            case Op.Slice(int channels) -> (_, read) -> read[0].get(new NDIndex(":, 0:" + channels));
            case Op.Input _,
                    Op.Add _,
                    Op.Identity _,
                    Op.Zero _,
                    Op.Embedding _,
                    Op.Unembedding _,
                    Op.Memory _,
                    Op.Named _ ->
                throw new IllegalStateException("The operation (%s) computes nothing.".formatted(node.op()));
        };
    }

    /** A sum of terms, those of them left out at times that are not marked as copies. */
    static Layer sum(boolean[] copies) {
        return (run, read) -> {
            var sum = term(run, read[0], copies[0]);
            for (int i = 1; i < read.length; i++) {
                sum = sum.add(term(run, read[i], copies[i]));
            }
            return sum;
        };
    }

    private static NDArray term(Run run, NDArray read, boolean copy) {
        return copy ? read : run.dropped(read);
    }

    private static Layer convolution(String weight, Op.Conv conv) {
        var stride = new Shape(conv.stride(), conv.stride());
        int padding = conv.dilation() * (conv.kernel() - 1) / 2;
        var padded = new Shape(padding, padding);
        var dilation = new Shape(conv.dilation(), conv.dilation());
        return (run, read) -> read[0].getNDArrayInternal()
                .convolution(read[0], run.parameter(weight, read[0]), null, stride, padded, dilation, conv.groups())
                .singletonOrThrow();
    }

    private static Layer normalisation(String name) {
        return (run, read) -> read[0].getNDArrayInternal()
                .batchNorm(
                        read[0],
                        run.parameter(name + ".running_mean", read[0]),
                        run.parameter(name + ".running_var", read[0]),
                        run.parameter(name + ".weight", read[0]),
                        run.parameter(name + ".bias", read[0]),
                        1,
                        NetworkBlock.MEMORY,
                        EPSILON,
                        run.training())
                .singletonOrThrow();
    }

    private static NDArray activated(Op.Activation.Kind kind, NDArray x) {
        var ex = x.getNDArrayInternal();
        return switch (kind) {
            case RELU -> ex.relu();
            case RELU6 -> relu6(x);
            case SWISH -> x.mul(ex.sigmoid());
            case HARD_SWISH -> x.mul(relu6(x.add(3))).div(6);
            case SIGMOID -> ex.sigmoid();
            case TANH -> ex.tanh();
            case LEAKY_RELU -> ex.leakyRelu(LEAK);
        };
    }

    /** Of two ReLUs: the backward pass of clipping costs more. */
    private static NDArray relu6(NDArray x) {
        return x.getNDArrayInternal().relu().sub(x.sub(6).getNDArrayInternal().relu());
    }

    private static Layer pool(Op.Pool.Kind kind, int kernel, int stride) {
        var window = new Shape(kernel, kernel);
        var steps = new Shape(stride, stride);
        int padding = (kernel - 1) / 2;
        var padded = new Shape(padding, padding);
        return switch (kind) {
            case MAX -> (_, read) -> read[0].getNDArrayInternal().maxPool(window, steps, padded, false);
            case AVERAGE -> (_, read) -> average(read[0], window, steps, padded);
        };
    }

    /** The library counts the padding whatever it is told, so the mean is divided by the share that is no padding. */
    private static NDArray average(NDArray x, Shape window, Shape stride, Shape padding) {
        var pooled = x.getNDArrayInternal().avgPool(window, stride, padding, false, true);
        if (padding.get(0) == 0) {
            return pooled;
        }
        var ones = x.getManager()
                .ones(new Shape(1, 1, x.getShape().get(2), x.getShape().get(3)));
        var counted = ones.getNDArrayInternal().avgPool(window, stride, padding, false, true);
        return pooled.mul(ones.getManager().ones(ONE).div(counted));
    }

    private static NDArray dense(Run run, String name, NDArray x) {
        return x.getNDArrayInternal()
                .linear(x, run.parameter(name + ".weight", x), run.parameter(name + ".bias", x))
                .singletonOrThrow();
    }

    private static NDArray excited(Run run, String name, NDArray x) {
        var squeezed = dense(run, name + ".squeeze", x.getNDArrayInternal().globalAvgPool());
        var scale = dense(run, name + ".excite", squeezed.getNDArrayInternal().relu())
                .getNDArrayInternal()
                .sigmoid();
        return x.mul(wide(scale));
    }

    /** One value per channel as an image of one pixel, so that all that works on images goes on. */
    private static NDArray wide(NDArray x) {
        return x.reshape(x.getShape().get(0), x.getShape().get(1), 1, 1);
    }

    private static NDArray product(Run run, NDArray[] read) {
        var product = read[0];
        for (int i = 1; i < read.length; i++) {
            product = product.mul(read[i]);
        }
        return product;
    }
}
