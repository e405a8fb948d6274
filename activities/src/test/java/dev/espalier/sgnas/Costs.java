package dev.espalier.sgnas;

import dev.espalier.hardware.Cost;
import dev.espalier.space.sgnas.Sgnas;

/** Grids and costs that tests share. */
final class Costs {

    /** Multiply-accumulates of the classifier of 1,000 classes, which the paper does not count. */
    private static final long CLASSIFIER = 1_281_000;

    static final Grid IMAGENET = Grid.of(new Sgnas());

    private Costs() {}

    /** Multiply-accumulates. */
    static CostTensor macs(Grid grid) {
        return CostTensor.of(
                grid,
                architecture -> Cost.of(grid.space().network(architecture)).macs());
    }

    /** Millions of multiply-accumulates of the space for ImageNet, counted as in the paper. */
    static CostTensor published() {
        return CostTensor.of(
                IMAGENET,
                architecture -> (Cost.of(IMAGENET.space().network(architecture)).macs() - CLASSIFIER) / 1e6);
    }
}
