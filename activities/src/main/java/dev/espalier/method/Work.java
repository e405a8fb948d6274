package dev.espalier.method;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.search.CurvePoint;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a long computation may ask of the engine. */
public interface Work {

    ArtifactStore artifacts();

    /**
     * Says that the work is alive, and where a later attempt may take it up. While somebody measures on this machine it
     * takes as long as that, so that nobody disturbs it: it is to be said every few hundred milliseconds.
     *
     * @param progress what is saved so far, or null
     * @throws RuntimeException when the step was cancelled: save, let go of the device, and let it pass
     * @throws Over when the step has ended without waiting for this: save nothing, and let it pass
     */
    void heartbeat(@Nullable ArtifactRef progress);

    /** Where an earlier attempt of this step got to. */
    Optional<ArtifactRef> lastHeartbeat();

    /**
     * Tells how far training is and what it has reached, for whoever looks on. A later attempt that goes on from a
     * checkpoint tells on from there; what it tells again takes the place of what was told. It costs next to nothing,
     * however often it is called.
     */
    default void curve(CurvePoint point) {}

    /** Tells what it waits for, for whoever looks on. */
    default void awaits(String what) {}

    /** Waits, alive and ready to be cancelled. */
    void rest(Duration duration);

    /** The same, for what others compute: however this attempt ends from now on, it is not its own fault. */
    default void waitForOthers(Duration duration) {
        rest(duration);
    }
}
