package dev.espalier.cli;

import dev.espalier.cli.text.Terminal;

/**
 * What the doctor found of one thing.
 *
 * @param wayOut what to do about it; empty when nothing needs to be done
 */
record Finding(Level level, String thing, String state, String wayOut) {

    /** How bad it is: a note keeps nobody from working. */
    enum Level {
        OK,
        NOTE,
        PROBLEM
    }

    static Finding ok(String thing, String state) {
        return new Finding(Level.OK, thing, state, "");
    }

    static Finding note(String thing, String state, String wayOut) {
        return new Finding(Level.NOTE, thing, state, wayOut);
    }

    static Finding problem(String thing, String state, String wayOut) {
        return new Finding(Level.PROBLEM, thing, state, wayOut);
    }

    String line(Terminal terminal) {
        var sign = switch (level) {
            case OK -> terminal.green("ok     ");
            case NOTE -> "note   ";
            case PROBLEM -> terminal.red("problem");
        };
        return "%s  %-11s  %s%s".formatted(sign, thing, state, wayOut.isEmpty() ? "" : ". Maybe " + wayOut);
    }
}
