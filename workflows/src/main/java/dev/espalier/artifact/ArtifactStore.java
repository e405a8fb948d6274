package dev.espalier.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Immutable content under keys. The first write of a key wins and later writes return what it wrote, so that a step's
 * late, forgotten attempt can overwrite nothing. Keys are paths of {@code [A-Za-z0-9._@+-]} segments.
 */
public interface ArtifactStore {

    Optional<ArtifactRef> find(String key);

    ArtifactRef put(String key, byte[] content);

    /** Stores what can be read from a stream, for content too large for memory. */
    ArtifactRef put(String key, InputStream content);

    /**
     * Opens content and verifies it.
     *
     * @throws TamperedArtifact when it is not what the reference says
     */
    InputStream open(ArtifactRef ref);

    /**
     * All of some content, verified.
     *
     * @throws TamperedArtifact when it is not what the reference says
     */
    default byte[] content(ArtifactRef ref) {
        try (var content = open(ref)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The keys that start with a folder, in order. */
    List<String> list(String folder);

    /**
     * Removes a folder and all in it, or a key: experiments, exports, data sets, and what trainings kept on their way. What
     * others write or remove there at the same time is passed over.
     */
    void delete(String folder);
}
