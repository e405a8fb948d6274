package dev.espalier.space.dag;

import jakarta.inject.Singleton;

/** The chain of FaDE in which edges are fully connected layers: three stages of five vertices. */
@Singleton
public final class FadeDagMlp implements DagSpace {

    /** The key of this space. */
    public static final String NAME = "fade-dag-mlp";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "FaDE: three stages, each an acyclic graph of 5 vertices whose edges are fully connected layers.";
    }

    @Override
    public DagForm form() {
        return new DagForm(3, 5, 5, new DagForm.Dense(), 17);
    }
}
