package dev.espalier.evaluate.command;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** The last lines that a program wrote: of its error output, and of its output what was no message. */
final class Tail {

    static final int LINES = 50;

    private final Deque<Line> errors = new ArrayDeque<>();
    private final Deque<Line> others = new ArrayDeque<>();
    private long written;

    private record Line(long number, String text) {}

    synchronized void error(String line) {
        add(errors, line);
    }

    synchronized void other(String line) {
        add(others, line);
    }

    private void add(Deque<Line> lines, String text) {
        lines.add(new Line(written++, text));
        if (lines.size() > LINES) {
            lines.remove();
        }
    }

    /** Without the codes that colour terminals, and without anything else that cannot be shown. */
    private static String printable(String line) {
        return line.replaceAll("\u001b\\[[0-9;?]*[ -/]*[@-~]", "")
                .replaceAll("[\\p{Cntrl}&&[^\t]]", "")
                .stripTrailing();
    }

    /** As they were written; empty when nothing was. */
    synchronized String text() {
        var lines = Stream.concat(errors.stream(), others.stream())
                .sorted(Comparator.comparingLong(Line::number))
                .map(line -> printable(line.text()))
                .toList();
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    /** The last line of the error output that says something, or nothing. */
    synchronized String lastWords() {
        return List.copyOf(errors).reversed().stream()
                .map(line -> printable(line.text()).strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
