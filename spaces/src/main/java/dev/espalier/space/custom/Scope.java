package dev.espalier.space.custom;

import dev.espalier.space.Shape;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What names stand for at one place of a template: the settings given to the operations around it, innermost first,
 * then the decisions.
 */
record Scope(Map<String, String> values, @Nullable Scope outer) {

    /** Channels of what comes in. */
    static final String IN = "in";

    /** Height and width of what comes in. */
    static final String SIZE = "size";

    /** How many classes the data has. */
    static final String CLASSES = "classes";

    @Nullable
    String get(String name) {
        for (var scope = this; scope != null; scope = scope.outer) {
            var value = scope.values.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    Scope with(Map<String, String> more) {
        return more.isEmpty() ? this : new Scope(more, this);
    }

    Scope at(Shape shape) {
        return with(Map.of(IN, String.valueOf(shape.channels()), SIZE, String.valueOf(shape.size())));
    }
}
