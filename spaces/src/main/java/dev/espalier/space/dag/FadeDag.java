package dev.espalier.space.dag;

import dev.espalier.space.Op.Pool;
import jakarta.inject.Singleton;

/** The chain of convolutional graphs that FaDE was shown on: three stages of five vertices. */
@Singleton
public final class FadeDag implements DagSpace {

    /** The key of this space. */
    public static final String NAME = "fade-dag";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "FaDE: three stages, each an acyclic graph of 5 vertices whose edges are convolutions.";
    }

    @Override
    public DagForm form() {
        return new DagForm(3, 5, 5, new DagForm.Convolution(3, Pool.Kind.MAX, false), 32);
    }
}
