package dev.espalier.draw;

import dev.espalier.space.Cell;
import java.util.Locale;

/** How an operation on an edge or a vertex is shown: its colour by a class of the stylesheet, its words by {@link #label}. */
public enum OpLook {
    NONE("none"),
    /** An edge that only leads on: the operations are on the vertices. */
    PLAIN("plain"),
    SKIP("skip"),
    CONV_1("c1"),
    CONV_3("c3"),
    CONV_5("c5"),
    CONV_7("c7"),
    POOL("pool"),
    LINEAR("c3"),
    ACTIVATION("c1"),
    /** Sums and products of what comes in. */
    MERGE("pool"),
    BLEND("c5"),
    OTHER("other");

    private final String style;

    OpLook(String style) {
        this.style = style;
    }

    /** The class in the stylesheet. */
    public String style() {
        return style;
    }

    static OpLook of(Cell.Edge edge) {
        return of(edge.op());
    }

    /** The look of an operation by the name the field writes. */
    public static OpLook of(String op) {
        var name = op.toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            return PLAIN;
        } else if (name.equals("none") || name.contains("zero")) {
            return NONE;
        } else if (name.contains("skip") || name.contains("identity")) {
            return SKIP;
        } else if (name.contains("pool")) {
            return POOL;
        } else if (name.contains("1x1")) {
            return CONV_1;
        } else if (name.contains("3x3")) {
            return CONV_3;
        } else if (name.contains("5x5")) {
            return CONV_5;
        } else if (name.contains("7x7")) {
            return CONV_7;
        }
        return recurrent(name);
    }

    /** Of the operations in recurrent cells. */
    private static OpLook recurrent(String name) {
        return switch (name) {
            case "linear" -> LINEAR;
            case "sigm", "tanh", "leaky_relu" -> ACTIVATION;
            case "sum", "prod" -> MERGE;
            case "blend" -> BLEND;
            default -> OTHER;
        };
    }

    /** An operation's name for people: {@code nor_conv_3x3} is "conv 3×3". */
    public static String label(String op) {
        return switch (of(op)) {
            case NONE -> "none";
            case PLAIN -> "";
            case SKIP -> "skip";
            case CONV_1, CONV_3, CONV_5, CONV_7, POOL, LINEAR, ACTIVATION, MERGE, BLEND, OTHER ->
                op.replaceFirst("^nor_", "")
                        .replaceFirst("-bn-relu$", "")
                        .replaceAll("(?<=[a-z])(?=\\dx\\d)", " ")
                        .replaceAll("(\\d)x(\\d)", "$1×$2")
                        .replace('_', ' ');
        };
    }
}
