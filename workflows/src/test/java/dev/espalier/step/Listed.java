package dev.espalier.step;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** A store that notes which folders are gone through. */
record Listed(ArtifactStore store, List<String> folders) implements ArtifactStore {

    @Override
    public Optional<ArtifactRef> find(String key) {
        return store.find(key);
    }

    @Override
    public ArtifactRef put(String key, byte[] content) {
        return store.put(key, content);
    }

    @Override
    public ArtifactRef put(String key, InputStream content) {
        return store.put(key, content);
    }

    @Override
    public InputStream open(ArtifactRef ref) {
        return store.open(ref);
    }

    @Override
    public List<String> list(String folder) {
        folders.add(folder);
        return store.list(folder);
    }

    @Override
    public void delete(String folder) {
        store.delete(folder);
    }
}
