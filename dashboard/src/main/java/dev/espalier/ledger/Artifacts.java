package dev.espalier.ledger;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads the records that steps keep in the artifact store. */
@Singleton
final class Artifacts {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final ArtifactStore store;

    Artifacts(ArtifactStore store) {
        this.store = store;
    }

    <T> T read(ArtifactRef ref, Class<T> type) {
        try (var content = store.open(ref)) {
            return JSON.readValue(content, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
