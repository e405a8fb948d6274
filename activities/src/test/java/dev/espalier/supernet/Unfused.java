package dev.espalier.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.espalier.space.block.NetworkBlock;
import dev.espalier.space.sgnas.UnifiedLayer;
import dev.espalier.space.sgnas.UnifiedSpace;

/** A mixture as the paper draws it: every sub-block convolves by itself, kernel by kernel. */
record Unfused(UnifiedSupernet supernet, SharedArrays arrays) {

    /** Logits, for images that the stem does not shrink. */
    NDArray logits(NDArray images, NDArray probabilities) {
        var x = bent(images, "stem/conv", 1, 1);
        x = bent(x, "stem/depthwise", 1, (int) x.getShape().get(1));
        x = normed(convolved(x, array("stem/project.weight"), 1, 1), "stem/project/norm", 0, width("stem/project"));
        for (var layer : supernet.layers()) {
            x = layer(layer, x, probabilities.get(layer.index()));
        }
        x = bent(x, "head/conv", 1, 1).flatten(2, 3).mean(new int[] {2});
        return x.matMul(array("head/classifier.weight").transpose()).add(array("head/classifier.bias"));
    }

    private NDArray layer(UnifiedLayer layer, NDArray x, NDArray probabilities) {
        var expanded = bent(x, layer.name() + "/expand", 1, 1);
        var blocks = new NDList();
        double skips = 0;
        for (int block = 0; block < UnifiedSpace.MOST; block++) {
            blocks.add(block(layer, block, expanded, probabilities.get(block)));
            skips += probabilities.get(block).getFloat(UnifiedSpace.SKIP);
        }
        var projected = convolved(NDArrays.concat(blocks, 1), array(layer.name() + "/project.weight"), 1, 1);
        int norm = supernet.norm(UnifiedSpace.MOST - (int) Math.min(4, Math.rint(skips)));
        var y = normed(projected, layer.name() + "/project/norm", norm * layer.out(), layer.out());
        return layer.residual() ? x.add(y) : y;
    }

    private NDArray block(UnifiedLayer layer, int block, NDArray expanded, NDArray probabilities) {
        int width = layer.in();
        int first = block * width;
        var x = expanded.get(new NDIndex(":, %d:%d".formatted(first, first + width)));
        var sum = x.getManager().zeros(new Shape(1));
        for (int option = 0; option < UnifiedSpace.SKIP; option++) {
            var weight = array(layer.name() + "/" + UnifiedSpace.OPTIONS.get(option) + ".weight")
                    .get("%d:%d".formatted(first, first + width));
            var y = normed(
                    convolved(x, weight, layer.stride(), width),
                    layer.name() + "/norm",
                    (option * UnifiedSpace.MOST + block) * width,
                    width);
            sum = sum.add(y.clip(0, 6).mul(probabilities.get(option)));
        }
        return sum;
    }

    private int width(String node) {
        return (int) array(node + ".weight").getShape().get(0);
    }

    private NDArray bent(NDArray x, String node, int stride, int groups) {
        var y = convolved(x, array(node + ".weight"), stride, groups);
        return normed(y, node + "/norm", 0, (int) y.getShape().get(1)).clip(0, 6);
    }

    private static NDArray convolved(NDArray x, NDArray weight, int stride, int groups) {
        long padding = weight.getShape().get(2) / 2;
        return x.getNDArrayInternal()
                .convolution(
                        x,
                        weight,
                        null,
                        new Shape(stride, stride),
                        new Shape(padding, padding),
                        new Shape(1, 1),
                        groups)
                .singletonOrThrow();
    }

    private NDArray normed(NDArray x, String node, int first, int channels) {
        var mean = part(node + ".running_mean", first, channels);
        var variance = part(node + ".running_var", first, channels);
        return x.sub(mean)
                .div(variance.add(NetworkBlock.EPSILON).sqrt())
                .mul(part(node + ".weight", first, channels))
                .add(part(node + ".bias", first, channels));
    }

    private NDArray part(String name, int first, int channels) {
        return array(name).get("%d:%d".formatted(first, first + channels)).reshape(1, channels, 1, 1);
    }

    private NDArray array(String name) {
        return arrays.get(name);
    }
}
