package dev.espalier.space.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import java.util.function.BinaryOperator;

/** The layer of each operation. */
final class Layers {

    /** What is added to a divisor. */
    private static final double SMALL = 1e-6;

    /** Channels that oneDNN takes at once, at most. */
    private static final int BLOCK = 16;

    private Layers() {}

    static Layer of(Node node) {
        return switch (node.op()) {
            case Op.Conv conv -> convolution(node.name() + ".weight", conv);
            case Op.BatchNorm() -> normalisation(node.name());
            case Op.InstanceNorm() ->
                (run, read) -> grouped(
                        run, node.name(), read[0], (int) read[0].getShape().get(1));
            case Op.LayerNorm() -> (run, read) -> grouped(run, node.name(), read[0], 1);
            case Op.Scale() -> (run, read) -> byChannel(read[0], run.array(node.name() + ".weight"), NDArray::mul);
            case Op.Bias() -> (run, read) -> byChannel(read[0], run.array(node.name() + ".bias"), NDArray::add);
            case Op.Activation(var kind) -> (run, read) -> run.primitives().activation(kind, read[0]);
            case Op.Pool(var kind, int kernel, int stride) -> pool(kind, kernel, stride);
            case Op.GlobalPool() ->
                (_, read) -> wide(read[0].getNDArrayInternal().globalAvgPool());
            case Op.Linear _ -> (run, read) -> wide(dense(run, node.name(), read[0].flatten(1, -1)));
            case Op.SqueezeExcite _ -> (run, read) -> excited(run, node.name(), read[0]);
            case Op.Product() -> Layers::product;
            case Op.Merge(var kind) -> (_, read) -> merged(kind, read[0], read[1]);
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

    /**
     * One of single pixels that skips some takes those it sees first where channels are few: there oneDNN writes past the
     * end of its memory when it differentiates by the weights, and their gradients are wrong (its issue 6035).
     */
    private static Layer convolution(String weight, Op.Conv conv) {
        var convolved = convolved(weight, conv, conv.stride());
        if (conv.kernel() > 1 || conv.stride() == 1) {
            return convolved;
        }
        var seen = new NDIndex(":, :, ::%d, ::%d".formatted(conv.stride(), conv.stride()));
        var dense = convolved(weight, conv, 1);
        return (run, read) -> read[0].getShape().get(1) < BLOCK
                ? dense.apply(run, new NDArray[] {read[0].get(seen)})
                : convolved.apply(run, read);
    }

    private static Layer convolved(String weight, Op.Conv conv, int step) {
        var stride = new Shape(step, step);
        int padding = conv.dilation() * (conv.kernel() - 1) / 2;
        var padded = new Shape(padding, padding);
        var dilation = new Shape(conv.dilation(), conv.dilation());
        return (run, read) -> read[0].getNDArrayInternal()
                .convolution(read[0], run.array(weight), null, stride, padded, dilation, conv.groups())
                .singletonOrThrow();
    }

    private static Layer normalisation(String name) {
        return (run, read) -> read[0].getNDArrayInternal()
                .batchNorm(
                        read[0],
                        run.array(name + ".running_mean"),
                        run.array(name + ".running_var"),
                        run.array(name + ".weight"),
                        run.array(name + ".bias"),
                        1,
                        NetworkBlock.MEMORY,
                        NetworkBlock.EPSILON,
                        run.training())
                .singletonOrThrow();
    }

    private static NDArray grouped(Run run, String name, NDArray x, int groups) {
        return run.primitives().grouped(x, run.array(name + ".weight"), run.array(name + ".bias"), groups);
    }

    /** Each channel with its own value; what that takes of the memory of those who hold the values is let go of. */
    private static NDArray byChannel(NDArray x, NDArray values, BinaryOperator<NDArray> with) {
        try (var column = values.reshape(1, values.size(), 1, 1)) {
            return with.apply(x, column);
        }
    }

    private static NDArray merged(Op.Merge.Kind kind, NDArray x, NDArray y) {
        return switch (kind) {
            case SUBTRACT -> x.sub(y);
            case DIVIDE -> x.div(y.add(SMALL));
            case MAXIMUM -> x.maximum(y);
            case MINIMUM -> x.minimum(y);
        };
    }

    private static Layer pool(Op.Pool.Kind kind, int kernel, int stride) {
        var window = new Shape(kernel, kernel);
        var steps = new Shape(stride, stride);
        var padded = new Shape((kernel - 1) / 2, (kernel - 1) / 2);
        return switch (kind) {
            case MAX -> (_, read) -> read[0].getNDArrayInternal().maxPool(window, steps, padded, false);
            case AVERAGE -> (run, read) -> run.primitives().average(read[0], kernel, stride);
        };
    }

    private static NDArray dense(Run run, String name, NDArray x) {
        return x.getNDArrayInternal()
                .linear(x, run.array(name + ".weight"), run.array(name + ".bias"))
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
