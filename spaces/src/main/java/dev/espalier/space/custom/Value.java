package dev.espalier.space.custom;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A value of a template: text in which {@code ${…}} stands for what it computes.
 *
 * @param pieces constants as {@link String}s, the rest as {@link Expression}s
 */
record Value(String source, int line, List<Piece> pieces) {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");

    /** A stretch of the text. */
    sealed interface Piece {
        record Literal(String text) implements Piece {}

        record Computed(Expression expression) implements Piece {}
    }

    Value {
        pieces = List.copyOf(pieces);
    }

    /**
     * The value that a text means.
     *
     * @throws IllegalArgumentException when one of its expressions means nothing
     */
    static Value of(Part.Text text, Set<String> decisions) {
        var pieces = new ArrayList<Piece>();
        var matcher = REFERENCE.matcher(text.value());
        int end = 0;
        while (matcher.find()) {
            if (matcher.start() > end) {
                pieces.add(new Piece.Literal(text.value().substring(end, matcher.start())));
            }
            try {
                pieces.add(new Piece.Computed(ExpressionParser.parse(matcher.group(1), decisions)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("The expression (%s) in line %d cannot be read: %s."
                        .formatted(matcher.group(), text.line(), e.getMessage()));
            }
            end = matcher.end();
        }
        if (end < text.value().length()) {
            pieces.add(new Piece.Literal(text.value().substring(end)));
        }
        return new Value(text.value(), text.line(), pieces);
    }

    static Value constant(String text, int line) {
        return new Value(text, line, List.of(new Piece.Literal(text)));
    }

    /** The names it speaks of. */
    Set<String> names() {
        var names = new LinkedHashSet<String>();
        for (var piece : pieces) {
            if (piece instanceof Piece.Computed(var expression)) {
                expression.names(names);
            }
        }
        return names;
    }

    /** What it is here. */
    String text(Scope scope) {
        var text = new StringBuilder();
        for (var piece : pieces) {
            try {
                text.append(
                        switch (piece) {
                            case Piece.Literal(var literal) -> literal;
                            case Piece.Computed(var expression) -> expression.text(scope);
                        });
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "The value (%s) in line %d cannot be computed: %s.".formatted(source, line, e.getMessage()));
            }
        }
        return text.toString();
    }

    /** What it is here as a whole number, rounded to the nearest. */
    int whole(String setting, Scope scope, int least, int most) {
        var text = text(scope);
        double number;
        try {
            number = Math.rint(Double.parseDouble(text));
        } catch (NumberFormatException _) {
            number = Double.NaN;
        }
        if (number >= least && number <= most) {
            return (int) number;
        }
        throw new IllegalArgumentException("The `%s` (%s) in line %d must be a number from %,d to %,d%s."
                .formatted(setting, source, line, least, most, text.equals(source) ? "" : ", but is (" + text + ")"));
    }
}
