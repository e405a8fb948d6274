package dev.espalier.sgnas;

import dev.espalier.space.Frame;
import dev.espalier.space.sgnas.SgnasCifar;
import dev.espalier.supernet.UnifiedSupernet;

/** A supernet with or without what the paper adds to it. */
enum Variant {
    NONE("neither", false, false),
    SHADOWS("shadow normalisations only", true, false),
    FORCED("forced sampling only", false, true),
    BOTH("both", true, true);

    private final String words;
    private final boolean shadows;
    private final boolean forced;

    Variant(String words, boolean shadows, boolean forced) {
        this.words = words;
        this.shadows = shadows;
        this.forced = forced;
    }

    String words() {
        return words;
    }

    UnifiedSupernet supernet(Frame frame) {
        return new UnifiedSupernet(new SgnasCifar(), frame, shadows, forced);
    }
}
