package dev.espalier.sgnas;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.method.Work;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Work whose process is killed after so many heartbeats. */
final class Killed implements Work {

    private final ArtifactStore artifacts;
    private int left;

    Killed(ArtifactStore artifacts, int left) {
        this.artifacts = artifacts;
        this.left = left;
    }

    @Override
    public ArtifactStore artifacts() {
        return artifacts;
    }

    @Override
    public void heartbeat(@Nullable ArtifactRef progress) {
        if (left-- <= 0) {
            throw new CancellationException("killed");
        }
    }

    @Override
    public Optional<ArtifactRef> lastHeartbeat() {
        return Optional.empty();
    }

    @Override
    public void rest(Duration duration) {}
}
