package dev.espalier.supernet;

import dev.espalier.space.Architecture;
import dev.espalier.space.block.NetworkFunction;
import dev.espalier.train.Torch;

/**
 * One network of a supernet: that of an architecture by itself, computed with parts of the shared arrays. What it skips
 * costs nothing, and sub-blocks of one kernel are one convolution.
 */
record Path(NetworkFunction network, Inheritance inheritance) {

    static Path of(UnifiedSupernet supernet, Architecture architecture) {
        var network = supernet.network(architecture);
        return new Path(new NetworkFunction(network, Torch.primitives()), new Inheritance(supernet, architecture));
    }
}
