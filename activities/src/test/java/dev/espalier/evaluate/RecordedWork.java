package dev.espalier.evaluate;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.method.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Work that keeps what was saved, waits for nothing, and can be cut off. */
public final class RecordedWork implements Work {

    private final ArtifactStore artifacts;
    private final List<ArtifactRef> saved = new ArrayList<>();
    private @Nullable ArtifactRef earlier;
    private int endsAfter = Integer.MAX_VALUE;

    public RecordedWork(ArtifactStore artifacts) {
        this.artifacts = artifacts;
    }

    /** The same, cancelled as soon as so much has been saved. */
    public RecordedWork thatEndsAfter(int saves) {
        endsAfter = saves;
        return this;
    }

    /** The same, as the attempt after one that saved this last. */
    public RecordedWork after(ArtifactRef last) {
        earlier = last;
        return this;
    }

    public List<ArtifactRef> saved() {
        return List.copyOf(saved);
    }

    @Override
    public ArtifactStore artifacts() {
        return artifacts;
    }

    @Override
    public void heartbeat(@Nullable ArtifactRef progress) {
        if (progress != null) {
            saved.add(progress);
        }
        if (saved.size() >= endsAfter) {
            throw new CancellationException("cut off");
        }
    }

    @Override
    public Optional<ArtifactRef> lastHeartbeat() {
        return Optional.ofNullable(earlier);
    }

    @Override
    public void rest(Duration duration) {
        heartbeat(null);
    }
}
