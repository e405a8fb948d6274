package dev.espalier.space.sgnas;

import jakarta.inject.Singleton;

/**
 * SGNAS for ImageNet as it is searched: images of 224 pixels, 1,000 classes, ReLU6, no squeeze and excitation; 80
 * networks for each of 19 layers. What its paper calls FLOPs are the MACs of the convolutions alone; those of a network
 * here are 1,281,000 more for the classifier and its biases.
 *
 * @see <a href="https://arxiv.org/abs/2103.07289">Huang &amp; Chu, CVPR 2021</a>
 */
@Singleton
public final class Sgnas implements UnifiedSpace {

    /** The key of this space. */
    public static final String NAME = "sgnas";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "SGNAS for ImageNet: 19 inverted bottlenecks that expand 2 to 6 times, each time with a kernel of 3, 5 or 7.";
    }

    @Override
    public Form form() {
        return new Form(224, 1_000, false);
    }
}
