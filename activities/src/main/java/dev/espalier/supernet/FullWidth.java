package dev.espalier.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.espalier.space.Architecture;
import dev.espalier.space.sgnas.UnifiedLayer;
import dev.espalier.space.sgnas.UnifiedSpace;

/** A path in training as published: what is skipped is expanded and projected all the same, as zeros. */
record FullWidth(PlainLayers layers) {

    /** Logits {@code [images, classes]}, for images that the stem does not shrink. */
    NDArray logits(NDArray images, Architecture architecture) {
        var x = layers.stem(images);
        for (var layer : layers.supernet().layers()) {
            x = layer(layer, x, architecture);
        }
        return layers.head(x);
    }

    private NDArray layer(UnifiedLayer layer, NDArray x, Architecture architecture) {
        int first = layer.index() * UnifiedSpace.MOST;
        var expanded = layers.bent(x, layer.name() + "/expand", 1);
        var blocks = new NDList();
        int rate = 0;
        for (int block = 0; block < UnifiedSpace.MOST; block++) {
            int option = architecture.choices().get(first + block);
            blocks.add(block(layer, block, option, expanded));
            rate += option == UnifiedSpace.SKIP ? 0 : 1;
        }
        var projected = Folded.convolved(
                NDArrays.concat(blocks, 1), layers.array(layer.name() + "/project.weight"), null, 1, 1);
        long norm = (long) layers.supernet().norm(rate) * layer.out();
        var y = layers.normed(projected, layer.name() + "/project/norm", norm, layer.out());
        return layer.residual() ? x.add(y) : y;
    }

    private NDArray block(UnifiedLayer layer, int block, int option, NDArray expanded) {
        long width = layer.in();
        if (option == UnifiedSpace.SKIP) {
            var shape = expanded.getShape();
            long size = (shape.get(2) - 1) / layer.stride() + 1;
            return expanded.getManager().zeros(new Shape(shape.get(0), width, size, size));
        }
        var x = PlainLayers.part(expanded, 1, block * width, width);
        var kernel =
                layers.part(layer.name() + "/" + UnifiedSpace.OPTIONS.get(option) + ".weight", block * width, width);
        var y = Folded.convolved(x, kernel, null, layer.stride(), layer.in());
        long first = (option * UnifiedSpace.MOST + block) * width;
        return layers.relu6(layers.normed(y, layer.name() + "/norm", first, width));
    }
}
