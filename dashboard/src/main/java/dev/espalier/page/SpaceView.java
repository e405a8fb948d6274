package dev.espalier.page;

import dev.espalier.space.Decision;
import io.quarkus.qute.RawString;
import java.util.List;

/**
 * The page of a search space.
 *
 * @param decisions none where choices rule out others
 * @param asked the architecture that was asked for as it was typed, or empty
 * @param problem why it is none of the space, or empty
 * @param shown an architecture
 * @param another address of one more, drawn at random
 */
public record SpaceView(
        SpaceLine line, List<Decision> decisions, String asked, String problem, Shown shown, String another) {

    /**
     * An architecture to look at.
     *
     * @param drawn whether it was drawn at random
     */
    public record Shown(
            String id, String notation, boolean drawn, List<Figure> figures, List<RawString> cells, RawString macro) {}
}
