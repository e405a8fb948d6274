package dev.espalier.space.sgnas;

import jakarta.inject.Singleton;

/**
 * SGNAS for CIFAR-100: the layers of {@link Sgnas} for images of 32 pixels and 100 classes, without a stride in the stem
 * and the first layer.
 */
@Singleton
public final class SgnasCifar implements UnifiedSpace {

    /** The key of this space. */
    public static final String NAME = "sgnas-cifar";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "SGNAS for CIFAR: the layers of sgnas for images of 32 pixels, without strides in the stem and layer 1.";
    }

    @Override
    public Form form() {
        return new Form(32, 100, false);
    }
}
