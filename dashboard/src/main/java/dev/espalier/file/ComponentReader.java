package dev.espalier.file;

import dev.espalier.catalogue.Sketch.Part;
import dev.espalier.search.Component;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a method or an evaluator: a name alone, or a name among its settings. */
final class ComponentReader {

    private static final String INTEGER = "[+-]?(0|[1-9][0-9]{0,17})";
    private static final String DECIMAL = "[+-]?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?";

    private static final String NAME = "name";

    private ComponentReader() {}

    /** @param key {@code method} or {@code evaluator} */
    static @Nullable Part part(Fields owner, String key, String example, Problems problems) {
        return owner.require(key, example)
                .flatMap(value -> part(value, key, example, problems))
                .orElse(null);
    }

    private static Optional<Part> part(Value value, String key, String example, Problems problems) {
        if (value instanceof Value.Scalar name) {
            return Optional.of(new Part(new Component(name.text()), Set.of()));
        }
        return Fields.of(key, value, problems).flatMap(fields -> {
            var settings = settings(fields);
            var unread = new HashSet<>(fields.all().keySet());
            unread.removeAll(settings.keySet());
            unread.remove(NAME);
            return fields.require(NAME, "a name: %s".formatted(example))
                    .flatMap(name -> fields.scalar(NAME, name))
                    .map(name -> new Part(new Component(name.text(), settings), unread));
        });
    }

    /** The same where it may be left out. */
    static @Nullable Part optional(Fields owner, String key, String example, Problems problems) {
        return owner.find(key).isEmpty() ? null : part(owner, key, example, problems);
    }

    /** Every key but the name, each a plain value. */
    static SortedMap<String, Object> settings(Fields fields) {
        var settings = new TreeMap<String, Object>();
        fields.all().forEach((key, value) -> {
            if (!key.equals(NAME)) {
                fields.scalar(key, value).ifPresent(scalar -> settings.put(key, plain(scalar)));
            }
        });
        return settings;
    }

    /** The number, the truth value or the text that a word stands for. */
    private static Object plain(Value.Scalar scalar) {
        var text = scalar.text();
        if (scalar.quoted()) {
            return text;
        }
        if (text.matches(INTEGER)) {
            long number = Long.parseLong(text);
            return number == (int) number ? (Object) (int) number : (Object) number;
        }
        if (text.matches(DECIMAL)) {
            return new BigDecimal(text).doubleValue();
        }
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> text;
        };
    }
}
