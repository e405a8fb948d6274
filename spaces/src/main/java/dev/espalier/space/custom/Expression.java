package dev.espalier.space.custom;

import java.util.Set;

/** What stands between the braces of {@code ${…}}. */
sealed interface Expression {

    /** A number as it is written. */
    record Constant(double value) implements Expression {}

    /** The option of a decision, or a setting. */
    record Name(String name) implements Expression {}

    /** Two values and one of {@code + - * /} between them. */
    record Operation(char sign, Expression left, Expression right) implements Expression {}

    /** Adds the names it speaks of. */
    default void names(Set<String> into) {
        switch (this) {
            case Constant(double _) -> {}
            case Name(var name) -> into.add(name);
            case Operation(char _, var left, var right) -> {
                left.names(into);
                right.names(into);
            }
        }
    }

    /**
     * Its value as a number.
     *
     * @throws IllegalArgumentException when a name stands for nothing, or not for a number
     */
    default double number(Scope scope) {
        return switch (this) {
            case Constant(double value) -> value;
            case Name(var name) -> number(name, text(name, scope));
            case Operation(char sign, var left, var right) -> {
                double a = left.number(scope);
                double b = right.number(scope);
                yield switch (sign) {
                    case '+' -> a + b;
                    case '-' -> a - b;
                    case '*' -> a * b;
                    default -> a / b;
                };
            }
        };
    }

    private static double number(String name, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("`%s` is (%s), which is not a number".formatted(name, text));
        }
    }

    private static String text(String name, Scope scope) {
        var text = scope.get(name);
        if (text == null) {
            throw new IllegalArgumentException("`%s` stands for nothing here".formatted(name));
        }
        return text;
    }

    /** Its value as text: a name's own, else the number. */
    default String text(Scope scope) {
        if (this instanceof Name(var name)) {
            return text(name, scope);
        }
        double number = number(scope);
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.valueOf((long) number)
                : String.valueOf(number);
    }
}
