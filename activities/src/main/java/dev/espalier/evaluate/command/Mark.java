package dev.espalier.evaluate.command;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.Once;
import dev.espalier.method.Work;
import dev.espalier.step.Keys;
import org.jspecify.annotations.Nullable;

/**
 * What heartbeats refer to: where an attempt has its checkpoints, and as whom.
 *
 * @param folder the name of the room's folder
 * @param token of the attempt
 */
record Mark(String folder, String token) {

    /** What an earlier attempt of this step left, or null. */
    static @Nullable Mark last(Work work) {
        return work.lastHeartbeat()
                .map(ref -> new Once(work.artifacts()).read(ref, Mark.class))
                .orElse(null);
    }

    ArtifactRef keep(Work work) {
        var content = Once.bytes(this);
        return work.artifacts().put(Keys.content("marks", content, "json"), content);
    }
}
