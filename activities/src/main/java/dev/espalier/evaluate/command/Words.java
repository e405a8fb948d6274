package dev.espalier.evaluate.command;

import java.util.ArrayList;
import java.util.List;

/** Splits a line into words as a POSIX shell does, and does nothing else that a shell does. */
final class Words {

    /** What means something to a shell and would be passed on as it stands here. */
    private static final String FOR_SHELLS = "|&;<>`$()";

    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean begun;
    private int at;

    private Words(String line) {
        this.line = line;
    }

    /** @throws IllegalArgumentException when a quote is not closed, or only a shell could understand it */
    static List<String> of(String line) {
        return new Words(line).split();
    }

    private List<String> split() {
        while (at < line.length()) {
            char c = line.charAt(at++);
            switch (c) {
                case '\'' -> quoted('\'', false);
                case '"' -> quoted('"', true);
                case '\\' -> append(next("\\"));
                default -> plain(c);
            }
        }
        end();
        return List.copyOf(words);
    }

    private void plain(char c) {
        if (Character.isWhitespace(c)) {
            end();
        } else if (FOR_SHELLS.indexOf(c) >= 0) {
            throw new IllegalArgumentException(
                    "has (%s), which only a shell understands.\nMaybe put it into quotes, or write sh -c '…'."
                            .formatted(c));
        } else {
            append(c);
        }
    }

    private void quoted(char quote, boolean escapes) {
        begun = true;
        for (char c = next(String.valueOf(quote)); c != quote; c = next(String.valueOf(quote))) {
            boolean escaped = escapes && c == '\\' && at < line.length() && "\"\\$`".indexOf(line.charAt(at)) >= 0;
            append(escaped ? line.charAt(at++) : c);
        }
    }

    private char next(String open) {
        if (at >= line.length()) {
            throw new IllegalArgumentException("ends within (%s…), which is not closed.".formatted(open));
        }
        return line.charAt(at++);
    }

    private void append(char c) {
        begun = true;
        word.append(c);
    }

    private void end() {
        if (begun) {
            words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
    }
}
