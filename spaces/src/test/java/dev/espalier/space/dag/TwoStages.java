package dev.espalier.space.dag;

import dev.espalier.space.Op.Pool;

/** Two narrow stages of three vertices, for images of 8 pixels and more. */
public final class TwoStages implements DagSpace {

    @Override
    public String name() {
        return "two-stages";
    }

    @Override
    public String summary() {
        return "Of tests: two stages, each an acyclic graph of 3 vertices.";
    }

    @Override
    public DagForm form() {
        return new DagForm(2, 3, 3, new DagForm.Convolution(3, Pool.Kind.MAX, false), 8);
    }
}
