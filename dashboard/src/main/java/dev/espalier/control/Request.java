package dev.espalier.control;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish to change the course of an experiment.
 *
 * @param actor who asks, as the history of the experiment will name them
 * @param id names the wish: what comes again under the id of a wish that was fulfilled changes nothing
 */
public record Request(String actor, String id) {

    /** @param key what the asker calls the wish; null for one that never comes again */
    public static Request of(String actor, @Nullable String key) {
        return new Request(actor, key == null ? UUID.randomUUID().toString() : key);
    }
}
