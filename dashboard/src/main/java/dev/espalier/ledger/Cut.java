package dev.espalier.ledger;

/**
 * Cuts a text to the width of its column. What a process said before it died can be of any length, and a step of the
 * ledger that could not write it would be tried for ever.
 */
public final class Cut {

    private Cut() {}

    /** At most so many characters of a text, no half one, and none that PostgreSQL cannot store. */
    public static String to(int most, String text) {
        var stored = text.replace('\0', '\uFFFD');
        if (stored.length() <= most) {
            return stored;
        }
        boolean halved = Character.isHighSurrogate(stored.charAt(most - 1));
        return stored.substring(0, halved ? most - 1 : most);
    }
}
