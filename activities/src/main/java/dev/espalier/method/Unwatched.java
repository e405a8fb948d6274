package dev.espalier.method;

import dev.espalier.artifact.ArtifactRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Work outside any step: nobody hears its heartbeats, and nothing of it is resumed. */
public interface Unwatched extends Work {

    @Override
    default void heartbeat(@Nullable ArtifactRef progress) {}

    @Override
    default Optional<ArtifactRef> lastHeartbeat() {
        return Optional.empty();
    }
}
