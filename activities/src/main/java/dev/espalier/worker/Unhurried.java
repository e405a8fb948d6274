package dev.espalier.worker;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.method.Work;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Work outside any step: nothing beats, nothing is resumed, nothing is waited for. */
public record Unhurried(ArtifactStore artifacts) implements Work {

    @Override
    public void heartbeat(@Nullable ArtifactRef progress) {}

    @Override
    public Optional<ArtifactRef> lastHeartbeat() {
        return Optional.empty();
    }

    @Override
    public void rest(Duration duration) {}
}
