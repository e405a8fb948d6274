package dev.espalier.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import dev.espalier.space.block.Primitives;
import dev.espalier.space.sgnas.UnifiedLayer;
import dev.espalier.space.sgnas.UnifiedSpace;
import dev.espalier.space.weights.Weights;
import dev.espalier.supernet.Folded.Affine;
import dev.espalier.train.Torch;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A layer whose sub-blocks mix their options. What a kernel does to a channel depends on no other channel, so that the
 * convolutions of all sub-blocks are one for each kernel, and a skip is what nothing is added for.
 */
final class MixedLayer {

    private final Primitives primitives = Torch.primitives();
    private final UnifiedLayer layer;
    private final Folded expand;
    private final List<Folded> kernels = new ArrayList<>();
    private final NDArray project;

    /** Of the normalisation of each expansion rate, {@code [rates, out]}. */
    private final NDArray scales;

    private final NDArray shifts;

    MixedLayer(UnifiedSupernet supernet, UnifiedLayer layer, Weights weights, NDManager manager) {
        this.layer = layer;
        var name = layer.name();
        int width = UnifiedSpace.MOST * layer.in();
        expand = Folded.of(
                manager,
                weights.get(name + "/expand.weight"),
                Affine.of(weights, name + "/expand/norm", 0, width),
                1,
                1);
        for (int option = 0; option < UnifiedSpace.SKIP; option++) {
            kernels.add(Folded.of(
                    manager,
                    weights.get(name + "/" + UnifiedSpace.OPTIONS.get(option) + ".weight"),
                    Affine.of(weights, name + "/norm", option * width, width),
                    layer.stride(),
                    width));
        }
        var projection = weights.get(name + "/project.weight");
        project = Folded.array(manager, projection, projection.values());
        var norms = IntStream.rangeClosed(UnifiedSpace.LEAST, UnifiedSpace.MOST)
                .mapToObj(rate ->
                        Affine.of(weights, name + "/project/norm", supernet.norm(rate) * layer.out(), layer.out()))
                .toList();
        scales = table(norms.stream().map(Affine::scale).toList(), manager);
        shifts = table(norms.stream().map(Affine::shift).toList(), manager);
    }

    private NDArray table(List<float[]> rows, NDManager manager) {
        var values = FloatBuffer.allocate(rows.size() * layer.out());
        rows.forEach(values::put);
        return manager.create(values.array(), new Shape(rows.size(), layer.out()));
    }

    /**
     * What it puts out.
     *
     * @param shares of each option in each channel, {@code [options, images, channels, 1, 1]}; of one image for all alike
     * @param rates the rows of the normalisations, {@code [images]}, likewise
     */
    NDArray apply(NDArray x, NDArray shares, NDArray rates) {
        try (var mixed = mixed(x, shares);
                var projected = Folded.convolved(mixed, project, null, 1, 1);
                var scaled = projected.mul(row(scales, rates))) {
            var normed = scaled.add(row(shifts, rates));
            return layer.residual() ? residual(x, normed) : normed;
        }
    }

    private static NDArray residual(NDArray x, NDArray normed) {
        try (normed) {
            return x.add(normed);
        }
    }

    private NDArray mixed(NDArray x, NDArray shares) {
        try (var expanded = expand.apply(x);
                var bent = primitives.relu6(expanded)) {
            var sum = term(bent, shares, 0);
            for (int option = 1; option < UnifiedSpace.SKIP; option++) {
                try (var before = sum;
                        var term = term(bent, shares, option)) {
                    sum = before.add(term);
                }
            }
            return sum;
        }
    }

    private NDArray term(NDArray x, NDArray shares, int option) {
        var all = shares.getShape();
        var share = new Piece.Range(option, option + 1)
                .of(shares, 0, x.getManager())
                .reshape(all.get(1), all.get(2), 1, 1);
        try (var convolved = kernels.get(option).apply(x);
                var bent = primitives.relu6(convolved)) {
            return bent.mul(share);
        }
    }

    private NDArray row(NDArray table, NDArray rates) {
        return rates.getNDArrayInternal()
                .embedding(rates, table, SparseFormat.DENSE)
                .singletonOrThrow()
                .reshape(rates.size(), layer.out(), 1, 1);
    }
}
