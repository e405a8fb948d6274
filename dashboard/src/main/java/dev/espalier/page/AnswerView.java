package dev.espalier.page;

import io.quarkus.qute.RawString;
import java.util.List;

/**
 * What a generator answers to a cost.
 *
 * @param cells its drawing
 * @param macro that of the whole network
 * @param command what asks the same on a command line
 * @param problem why there is no answer, in which case there is nothing else; else empty
 */
public record AnswerView(
        List<Figure> figures,
        String notation,
        String architecture,
        List<RawString> cells,
        RawString macro,
        String command,
        String problem) {

    static AnswerView refused(String problem) {
        return new AnswerView(List.of(), "", "", List.of(), new RawString(""), "", problem);
    }
}
