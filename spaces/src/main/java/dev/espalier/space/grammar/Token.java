package dev.espalier.space.grammar;

/**
 * A word or sign of a text and where it stands.
 *
 * @param line from 1
 * @param column of its first character, from 1
 */
record Token(Kind kind, String text, int line, int column) {

    /** What kinds there are, a character without meaning and the end of the text among them. */
    enum Kind {
        WORD,
        DEFINES,
        OR,
        OPEN,
        CLOSE,
        COMMA,
        BROKEN,
        END
    }

    /** Where it stands, as sentences begin. */
    String place() {
        return "line %d, column %d".formatted(line, column);
    }

    /** What it is, as sentences say it. */
    String shown() {
        return kind == Kind.END ? "the text ends" : "there is `%s`".formatted(text);
    }

    /** Whether it is this word. */
    boolean is(String word) {
        return kind == Kind.WORD && text.equals(word);
    }
}
