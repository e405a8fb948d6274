package dev.espalier.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.espalier.artifact.ArtifactRef;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation left for people to look at. No method is told of it.
 *
 * @param curve a {@link Curve}, where it trained
 * @param log the end of what it wrote, as text, where that says why it failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Traces(@Nullable ArtifactRef curve, @Nullable ArtifactRef log) {

    /** A log and no curve. */
    public static Traces log(ArtifactRef log) {
        return new Traces(null, log);
    }
}
