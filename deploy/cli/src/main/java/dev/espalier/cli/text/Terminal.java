package dev.espalier.cli.text;

import java.io.BufferedReader;
import java.io.OutputStream;
import java.io.PrintWriter;

/**
 * Where a command reads and writes.
 *
 * @param raw the bytes below {@code out}, for what is not text
 * @param interactive whether a person watches {@code out}, so that lines may be rewritten
 * @param color whether escape sequences for colour are welcome
 * @param unicode whether characters beyond ASCII can be shown
 * @param width in columns; 0 where lines may be of any length
 */
public record Terminal(
        PrintWriter out,
        PrintWriter err,
        OutputStream raw,
        BufferedReader in,
        boolean interactive,
        boolean color,
        boolean unicode,
        int width) {

    private static final String CLEAR_LINE = "\r\u001b[K";

    public void print(String line) {
        out.println(line);
        out.flush();
    }

    /** Tells what is no result: advice, progress, problems. */
    public void tell(String line) {
        err.println(line);
        err.flush();
    }

    /** Writes a line that the next one replaces. Only where {@link #interactive}. */
    public void rewrite(String line) {
        out.print(CLEAR_LINE + (width > 0 ? cut(line, width - 1) : line));
        out.flush();
    }

    /** Takes the rewritten line away. */
    public void clear() {
        if (interactive) {
            out.print(CLEAR_LINE);
            out.flush();
        }
    }

    /** A text of at most so many characters, with a sign where it was cut. */
    public String cut(String text, int most) {
        int length = text.codePointCount(0, text.length());
        var sign = unicode ? "\u2026" : "...";
        return length <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Math.max(0, most - sign.length()))) + sign;
    }

    /** A bar of so many characters, filled from the left. */
    public String bar(double share, int length) {
        int full = (int) Math.round(Math.clamp(share, 0, 1) * length);
        return (unicode ? "\u2501" : "#").repeat(full) + (unicode ? "\u2500" : ".").repeat(length - full);
    }

    public String green(String text) {
        return colored(text, 32);
    }

    public String red(String text) {
        return colored(text, 31);
    }

    public String bold(String text) {
        return colored(text, 1);
    }

    private String colored(String text, int code) {
        return color ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
