package dev.espalier.space.custom;

import dev.espalier.space.custom.Expression.Constant;
import dev.espalier.space.custom.Expression.Name;
import dev.espalier.space.custom.Expression.Operation;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads names, numbers, {@code + - * /} and parentheses; products bind before sums, equals from the left. */
final class ExpressionParser {

    private static final int LONGEST = 200;
    private static final Pattern TOKEN =
            Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*|[0-9]{1,9}(\\.[0-9]{1,9})?|[-+*/()])\\s*");

    private final String text;
    private int position;
    private String token = "";

    private ExpressionParser(String text) {
        this.text = text;
        advance();
    }

    /**
     * The expression that a text means.
     *
     * @param decisions their names, each of which may stand alone even where it is no word
     * @throws IllegalArgumentException when it means none
     */
    static Expression parse(String text, Set<String> decisions) {
        if (decisions.contains(text.strip())) {
            return new Name(text.strip());
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("it is longer than %d characters".formatted(LONGEST));
        }
        var parser = new ExpressionParser(text);
        var expression = parser.sum();
        if (!parser.token.isEmpty()) {
            throw new IllegalArgumentException("(%s) is left over".formatted(parser.token));
        }
        return expression;
    }

    private void advance() {
        if (position == text.length()) {
            token = "";
            return;
        }
        var matcher = TOKEN.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            throw new IllegalArgumentException("(%s) has no meaning".formatted(text.substring(position)));
        }
        token = matcher.group(1);
        position = matcher.end();
    }

    private Expression sum() {
        var left = product();
        while (token.equals("+") || token.equals("-")) {
            char sign = token.charAt(0);
            advance();
            left = new Operation(sign, left, product());
        }
        return left;
    }

    private Expression product() {
        var left = operand();
        while (token.equals("*") || token.equals("/")) {
            char sign = token.charAt(0);
            advance();
            left = new Operation(sign, left, operand());
        }
        return left;
    }

    private Expression operand() {
        var found = token;
        if (found.isEmpty()) {
            throw new IllegalArgumentException("something is missing at its end");
        }
        advance();
        if (found.equals("(")) {
            var inner = sum();
            if (!token.equals(")")) {
                throw new IllegalArgumentException("a parenthesis is not closed");
            }
            advance();
            return inner;
        }
        char first = found.charAt(0);
        if (Character.isDigit(first)) {
            return new Constant(Double.parseDouble(found));
        }
        if (Character.isLetter(first) || first == '_') {
            return new Name(found);
        }
        throw new IllegalArgumentException("(%s) has nothing before it".formatted(found));
    }
}
