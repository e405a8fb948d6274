package dev.espalier.space.sgnas;

import jakarta.inject.Singleton;

/**
 * SGNAS for ImageNet as its final networks are trained: those of {@link Sgnas} with squeeze and excitation in every block
 * and hard swish for every ReLU6. The paper counts the convolutions of squeeze and excitation among the MACs; those here
 * are more by the classifier and by the biases of squeeze and excitation, 0.1 to 0.2 % of a network.
 *
 * <p>Unlike the paper, what scales the channels passes a sigmoid, not its approximation by a clipped line, so that it is
 * the squeeze and excitation of all spaces; it costs the same.
 */
@Singleton
public final class SgnasSe implements UnifiedSpace {

    /** The key of this space. */
    public static final String NAME = "sgnas-se";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "SGNAS for ImageNet with squeeze and excitation and hard swish, as its final networks are trained.";
    }

    @Override
    public Form form() {
        return new Form(224, 1_000, true);
    }

    @Override
    public UnifiedSpace searched() {
        return new Sgnas();
    }
}
