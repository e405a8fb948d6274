package dev.espalier.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.espalier.space.Frame;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.train.Pixels;

/** Small supernets of cells for the tiny images. */
final class Local {

    private Local() {}

    static Frame frame() {
        return new Frame(3, 8, 4, 0, 0);
    }

    static LocalSupernet cells() {
        return LocalSupernet.of(new NasBench201(), new Frame(3, 8, 4, 1, 4));
    }

    static NDArray pixels(NDManager scope) {
        return new Pixels().of(scope, Tiny.batch(8));
    }

    /** A file of a space. */
    static String yaml(String decisions, String layers) {
        return """
                name: written
                summary: Of a test.
                decisions: %s
                network:
                  input: {channels: 3, size: 8, classes: 4}
                  layers: %s
                """.formatted(decisions, layers);
    }
}
