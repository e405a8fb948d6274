package dev.espalier.file;

import dev.espalier.catalogue.InvalidInput;
import java.util.Locale;

/**
 * What people write about an experiment, in Markdown.
 *
 * @param text its lines end alike, and nothing blank is at its end
 */
public record Prose(String text) {

    /** In characters. */
    public static final int LONGEST = 20_000;

    /**
     * Reads one as browsers and programs send it.
     *
     * @throws InvalidInput when it is too long
     */
    public static Prose parse(String written) {
        // No database keeps the character that is nothing.
        var text = written.replaceAll("\r\n?", "\n").replace('\0', '\uFFFD').stripTrailing();
        if (text.length() > LONGEST) {
            throw new InvalidInput(String.format(
                    Locale.ROOT, "The notes must have at most %,d characters, but have %,d.", LONGEST, text.length()));
        }
        return new Prose(text);
    }
}
