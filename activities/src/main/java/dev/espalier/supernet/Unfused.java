package dev.espalier.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.espalier.space.sgnas.UnifiedLayer;
import dev.espalier.space.sgnas.UnifiedSpace;

/**
 * A mixture as the paper draws it: every sub-block convolves by itself, kernel by kernel, and each probability is read to
 * see whether it is worth it.
 */
final class Unfused {

    /** Options of a lower probability are left out, as published. */
    private static final float LEAST = 0.01f;

    private final PlainLayers layers;
    private int reads;
    private int convolutions;

    Unfused(UnifiedSupernet supernet, SharedArrays arrays) {
        this.layers = PlainLayers.of(supernet, arrays, false);
    }

    /** How many probabilities were read one by one. */
    int reads() {
        return reads;
    }

    /** How many convolutions there were. */
    int convolutions() {
        return convolutions;
    }

    /**
     * Logits {@code [images, classes]}, for images that the stem does not shrink.
     *
     * @param probabilities {@code [layers, blocks, options]}
     */
    NDArray logits(NDArray images, NDArray probabilities) {
        var x = layers.stem(images);
        for (var layer : layers.supernet().layers()) {
            x = layer(layer, x, probabilities.get(layer.index()));
        }
        // Three of the stem, one of the head.
        convolutions += 4;
        return layers.head(x);
    }

    private NDArray layer(UnifiedLayer layer, NDArray x, NDArray probabilities) {
        var expanded = layers.bent(x, layer.name() + "/expand", 1);
        var blocks = new NDList();
        double skips = 0;
        for (int block = 0; block < UnifiedSpace.MOST; block++) {
            blocks.add(block(layer, block, expanded, probabilities.get(block)));
            skips += read(probabilities.get(block), UnifiedSpace.SKIP);
        }
        var projected = Folded.convolved(
                NDArrays.concat(blocks, 1), layers.array(layer.name() + "/project.weight"), null, 1, 1);
        convolutions += 2;
        int most = UnifiedSpace.MOST - UnifiedSpace.LEAST;
        int norm = layers.supernet().norm(UnifiedSpace.MOST - (int) Math.min(most, Math.rint(skips)));
        var y = layers.normed(projected, layer.name() + "/project/norm", (long) norm * layer.out(), layer.out());
        return layer.residual() ? x.add(y) : y;
    }

    private NDArray block(UnifiedLayer layer, int block, NDArray expanded, NDArray probabilities) {
        int width = layer.in();
        var x = PlainLayers.part(expanded, 1, (long) block * width, width);
        NDArray sum = null;
        for (int option = 0; option < UnifiedSpace.SKIP; option++) {
            if (read(probabilities, option) > LEAST) {
                var term = convolved(layer, block, option, x).mul(probabilities.get(option));
                sum = sum == null ? term : sum.add(term);
            }
        }
        return sum == null ? zeros(layer, x) : sum;
    }

    private NDArray convolved(UnifiedLayer layer, int block, int option, NDArray x) {
        int width = layer.in();
        var kernel = layer.name() + "/" + UnifiedSpace.OPTIONS.get(option) + ".weight";
        convolutions++;
        var y = Folded.convolved(x, layers.part(kernel, (long) block * width, width), null, layer.stride(), width);
        long first = (long) (option * UnifiedSpace.MOST + block) * width;
        return layers.relu6(layers.normed(y, layer.name() + "/norm", first, width));
    }

    private static NDArray zeros(UnifiedLayer layer, NDArray x) {
        var shape = x.getShape();
        long size = (shape.get(2) - 1) / layer.stride() + 1;
        return x.getManager().zeros(new Shape(shape.get(0), shape.get(1), size, size));
    }

    private float read(NDArray probabilities, int option) {
        reads++;
        return probabilities.getFloat(option);
    }
}
