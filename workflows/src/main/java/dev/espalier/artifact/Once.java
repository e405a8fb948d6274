package dev.espalier.artifact;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Computes the value of a key at most once: a retry reads what an earlier attempt wrote. */
public final class Once {

    private final ArtifactStore store;

    public Once(ArtifactStore store) {
        this.store = store;
    }

    public <T> ArtifactRef write(String key, Supplier<T> compute) {
        return store.find(key).orElseGet(() -> store.put(key, bytes(compute.get())));
    }

    public <T> T get(String key, Class<T> type, Supplier<T> compute) {
        return read(write(key, compute), type);
    }

    /** What a key holds, if anything. */
    public <T> Optional<T> find(String key, Class<T> type) {
        return store.find(key).map(ref -> read(ref, type));
    }

    public boolean has(String key) {
        return store.find(key).isPresent();
    }

    /** The keys of a folder, in order. */
    public List<String> keys(String folder) {
        return store.list(folder);
    }

    public <T> T read(ArtifactRef ref, Class<T> type) {
        try (var content = store.open(ref)) {
            return Json.MAPPER.readValue(content, type);
        } catch (JacksonException e) {
            throw TamperedArtifact.unreadable(ref, type, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The very bytes that {@link #write} keeps for a value. */
    public static byte[] bytes(Object value) {
        try {
            return Json.MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
