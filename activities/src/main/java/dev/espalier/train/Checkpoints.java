package dev.espalier.train;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Sha256;
import dev.espalier.artifact.TamperedArtifact;
import dev.espalier.space.weights.Safetensors;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a training keeps of itself on its way, to be taken up from: the last two, each under its own hash, so that one
 * which was damaged is known and the one before it is used.
 */
final class Checkpoints {

    private static final System.Logger LOG = System.getLogger(Checkpoints.class.getName());

    private static final int KEPT = 2;

    private final ArtifactStore store;
    private final String folder;

    /** @param key of everything that the training depends on */
    Checkpoints(ArtifactStore store, String key) {
        this.store = store;
        this.folder = "training/" + key;
    }

    /** Keeps the state after so many steps, and lets go of those before the last one. */
    ArtifactRef keep(int step, Safetensors state) {
        var bytes = state.bytes();
        var ref = store.put(String.format(Locale.ROOT, "%s/%09d/%s", folder, step, Sha256.hex(bytes)), bytes);
        var all = store.list(folder);
        all.subList(0, Math.max(0, all.size() - KEPT)).forEach(old -> store.delete(parent(old)));
        return ref;
    }

    /** The newest that is whole; nothing where none is. */
    Optional<Safetensors> newest() {
        return store.list(folder).reversed().stream()
                .map(this::read)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Safetensors> read(String key) {
        var ref = store.find(key);
        boolean whole = ref.isPresent() && ref.get().sha256().equals(key.substring(key.lastIndexOf('/') + 1));
        if (!whole) {
            LOG.log(System.Logger.Level.WARNING, "checkpoint_damaged key=" + key + " going_on_from=the_one_before");
            return Optional.empty();
        }
        try (var content = store.open(ref.get())) {
            return Optional.of(Safetensors.read(content));
        } catch (TamperedArtifact | IOException e) {
            LOG.log(System.Logger.Level.WARNING, "checkpoint_unreadable key=" + key, e);
            return Optional.empty();
        }
    }

    /** Once the training has ended. */
    void clear() {
        store.delete(folder);
    }

    /** Everything that is kept now, the oldest first. */
    List<String> keys() {
        return store.list(folder);
    }

    private static String parent(String key) {
        return key.substring(0, key.lastIndexOf('/'));
    }
}
