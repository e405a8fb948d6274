package dev.espalier.evaluate.supernet;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.data.MiniBatch;
import dev.espalier.space.weights.Safetensors;
import dev.espalier.supernet.FrozenSupernet;
import dev.espalier.supernet.SharedWeights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A trained supernet, and the images that are answered with its weights.
 *
 * @param ref where the weights lie
 * @param asked how many images were asked for
 */
record Inherited(ArtifactRef ref, int asked, SharedWeights of, Safetensors trained, List<MiniBatch> images) {

    static Safetensors read(ArtifactStore store, ArtifactRef ref) {
        try (var content = store.open(ref)) {
            return Safetensors.read(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it is what somebody wants. */
    boolean serves(ArtifactRef wanted, int images) {
        return ref.equals(wanted) && asked == images;
    }

    /** What its training took. */
    double seconds() {
        return Double.parseDouble(trained.metadata().getOrDefault("seconds", "0"));
    }

    /** In the library's memory, for the thread that asks. */
    FrozenSupernet supernet() {
        return new FrozenSupernet(of, trained.weights(), images, 0);
    }
}
