package dev.espalier.evaluate.supernet;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.data.MiniBatch;
import dev.espalier.space.weights.Safetensors;
import dev.espalier.supernet.FrozenSupernet;
import dev.espalier.supernet.SharedWeights;
import java.util.List;

/**
 * A trained supernet, and the images that are answered with its weights.
 *
 * @param ref where the weights lie
 * @param asked how many images were asked for
 */
record Inherited(ArtifactRef ref, int asked, SharedWeights of, Safetensors trained, List<MiniBatch> images) {

    /** Whether it is what somebody wants. */
    boolean serves(ArtifactRef wanted, int images) {
        return ref.equals(wanted) && asked == images;
    }

    /** In the library's memory, for the thread that asks. */
    FrozenSupernet supernet() {
        return new FrozenSupernet(of, trained.weights(), images, 0);
    }
}
