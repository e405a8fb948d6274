package dev.espalier.draw;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** XML under construction: elements are closed in order and every value is escaped. */
final class Markup {

    private final StringBuilder text = new StringBuilder(1024);
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes are names and values in turn. */
    Markup open(String name, Object... attributes) {
        start(name, attributes);
        text.append('>');
        open.push(name);
        return this;
    }

    /** An element without content. */
    Markup leaf(String name, Object... attributes) {
        start(name, attributes);
        text.append("/>");
        return this;
    }

    /** An element that holds text only. */
    Markup leafText(String name, String content, Object... attributes) {
        start(name, attributes);
        text.append('>').append(escape(content)).append("</").append(name).append('>');
        return this;
    }

    /** Markup that was made elsewhere. */
    Markup raw(String markup) {
        text.append(markup);
        return this;
    }

    Markup close() {
        text.append("</").append(open.pop()).append('>');
        return this;
    }

    /** All that was written, with everything closed. */
    String end() {
        while (!open.isEmpty()) {
            close();
        }
        return text.toString();
    }

    private void start(String name, Object... attributes) {
        text.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escape(value(attributes[i + 1])))
                    .append('"');
        }
    }

    private static String value(Object value) {
        return value instanceof Double number ? number(number) : value.toString();
    }

    /** A coordinate with at most one digit after the point. */
    static String number(double value) {
        var written = String.format(Locale.ROOT, "%.1f", value + 0.0);
        return written.endsWith(".0") ? written.substring(0, written.length() - 2) : written;
    }

    /** A share of the width, in percent with at most two digits after the point. */
    static String percent(double share) {
        var written = String.format(Locale.ROOT, "%.2f", 100 * share);
        return written.replaceFirst("\\.?0+$", "") + "%";
    }

    static String escape(String value) {
        var escaped = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c < ' ' && c != '\t' && c != '\n' ? '\uFFFD' : c);
            }
        }
        return escaped.toString();
    }
}
