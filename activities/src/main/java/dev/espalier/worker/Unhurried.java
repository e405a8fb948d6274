package dev.espalier.worker;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.method.Unwatched;
import java.time.Duration;

/** Work outside any step: nothing beats, nothing is resumed, nothing is waited for. */
public record Unhurried(ArtifactStore artifacts) implements Unwatched {

    @Override
    public void rest(Duration duration) {}
}
