package dev.espalier.artifact;

import java.util.Locale;
import java.util.Optional;

/**
 * A value that is replaced now and then, in a store where nothing changes: each lies under a key of its own, and those
 * before it go, so that there is one however long it takes.
 */
public final class Latest<T> {

    private final ArtifactStore store;
    private final Once once;
    private final String folder;
    private final Class<T> type;

    /** @param folder that holds nothing else */
    public Latest(ArtifactStore store, String folder, Class<T> type) {
        this.store = store;
        this.once = new Once(store);
        this.folder = folder;
        this.type = type;
    }

    /** Keeps a value instead of the one before it. */
    public void replace(T value) {
        var before = store.list(folder);
        int number = before.isEmpty() ? 0 : number(before.getLast()) + 1;
        once.write(String.format(Locale.ROOT, "%s/%09d.json", folder, number), () -> value);
        before.forEach(store::delete);
    }

    private static int number(String key) {
        return Integer.parseInt(key.substring(key.lastIndexOf('/') + 1, key.lastIndexOf('.')));
    }

    /** The value; nothing before the first. */
    public Optional<T> find() {
        return store.list(folder).reversed().stream()
                .flatMap(key -> once.find(key, type).stream())
                .findFirst();
    }

    public void clear() {
        store.delete(folder);
    }
}
