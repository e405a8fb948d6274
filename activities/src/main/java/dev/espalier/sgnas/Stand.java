package dev.espalier.sgnas;

import dev.espalier.artifact.ArtifactRef;
import org.jspecify.annotations.Nullable;

/**
 * How far something is that is trained chunk by chunk.
 *
 * @param key of everything that it depends on
 * @param done of its training, in its own unit
 * @param learned what it is by now, or null where that is not kept yet
 */
public record Stand(String key, long done, @Nullable ArtifactRef learned) {

    /** Nothing is done yet. */
    static final Stand NONE = new Stand("", 0, null);

    /** The same where it depends on this; otherwise its beginning. */
    Stand of(String wanted) {
        return key.equals(wanted) ? this : new Stand(wanted, 0, null);
    }

    Stand at(long further, @Nullable ArtifactRef learnt) {
        return new Stand(key, further, learnt);
    }
}
