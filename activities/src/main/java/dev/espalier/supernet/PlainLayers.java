package dev.espalier.supernet;

import ai.djl.ndarray.NDArray;
import dev.espalier.space.block.NetworkBlock;
import dev.espalier.space.block.Primitives;
import dev.espalier.train.Torch;

/**
 * Layers of a supernet as they are published, none folded or sliced: what ours is tested and measured against.
 *
 * @param training whether normalisations go by the mini-batch
 */
record PlainLayers(UnifiedSupernet supernet, SharedArrays arrays, boolean training, Primitives primitives) {

    static PlainLayers of(UnifiedSupernet supernet, SharedArrays arrays, boolean training) {
        return new PlainLayers(supernet, arrays, training, Torch.primitives());
    }

    /** For images that the stem does not shrink. */
    NDArray stem(NDArray images) {
        var x = bent(images, "stem/conv", 1);
        x = bent(x, "stem/depthwise", Math.toIntExact(x.getShape().get(1)));
        var projected = Folded.convolved(x, array("stem/project.weight"), null, 1, 1);
        return normed(projected, "stem/project/norm", 0, projected.getShape().get(1));
    }

    /** Logits {@code [images, classes]}. */
    NDArray head(NDArray x) {
        var features = bent(x, "head/conv", 1).flatten(2, 3).mean(new int[] {2});
        return features.matMul(array("head/classifier.weight").transpose()).add(array("head/classifier.bias"));
    }

    /** A convolution with a stride of 1, normalised and bent. */
    NDArray bent(NDArray x, String node, int groups) {
        var y = Folded.convolved(x, array(node + ".weight"), null, 1, groups);
        return relu6(normed(y, node + "/norm", 0, y.getShape().get(1)));
    }

    NDArray relu6(NDArray x) {
        return primitives.relu6(x);
    }

    /** By some channels of a normalisation. */
    NDArray normed(NDArray x, String node, long first, long channels) {
        return x.getNDArrayInternal()
                .batchNorm(
                        x,
                        part(node + ".running_mean", first, channels),
                        part(node + ".running_var", first, channels),
                        part(node + ".weight", first, channels),
                        part(node + ".bias", first, channels),
                        1,
                        NetworkBlock.MEMORY,
                        NetworkBlock.EPSILON,
                        training)
                .singletonOrThrow();
    }

    /** From one place along the first dimension on. */
    NDArray part(String name, long first, long length) {
        return part(array(name), 0, first, length);
    }

    static NDArray part(NDArray whole, int dimension, long first, long length) {
        return new Piece.Range(first, first + length).of(whole, dimension, whole.getManager());
    }

    NDArray array(String name) {
        return arrays.get(name);
    }
}
