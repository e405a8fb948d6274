package dev.espalier.train;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Sha256;
import dev.espalier.artifact.TamperedArtifact;
import dev.espalier.space.weights.Safetensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a training keeps of itself on its way, to be taken up from: the states after the last two steps at which it was
 * kept, each under its own hash, so that one which was damaged is known and the one before it is used. Several attempts
 * at one training may share it.
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

    /**
     * Keeps the state after so many steps and of those before it the last. What is further stays: it is another attempt's,
     * or damaged, and this one had to begin before it.
     */
    ArtifactRef keep(int step, Safetensors state) {
        var bytes = state.bytes();
        var place = String.format(Locale.ROOT, "%s/%09d", folder, step);
        var ref = store.put(place + "/" + Sha256.hex(bytes), bytes);
        var upToHere = store.list(folder).stream()
                .map(Checkpoints::parent)
                .distinct()
                .filter(one -> one.compareTo(place) <= 0)
                .toList();
        upToHere.subList(0, Math.max(0, upToHere.size() - KEPT)).forEach(store::delete);
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
        try {
            var ref = store.find(key);
            boolean whole = ref.isPresent() && ref.get().sha256().equals(key.substring(key.lastIndexOf('/') + 1));
            if (!whole) {
                LOG.log(System.Logger.Level.WARNING, "checkpoint_damaged key=" + key + " going_on_from=the_one_before");
                return Optional.empty();
            }
            return Optional.of(read(ref.get()));
        } catch (TamperedArtifact | IOException | UncheckedIOException e) {
            LOG.log(System.Logger.Level.WARNING, "checkpoint_unreadable key=" + key, e);
            return Optional.empty();
        }
    }

    private Safetensors read(ArtifactRef ref) throws IOException {
        try (var content = store.open(ref)) {
            return Safetensors.read(content);
        }
    }

    /** Once what the training came to is kept elsewhere. */
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
