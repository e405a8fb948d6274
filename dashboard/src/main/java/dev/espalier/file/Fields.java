package dev.espalier.file;

import dev.espalier.catalogue.Nearest;
import dev.espalier.file.Value.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The keys of one mapping, read one by one; each problem is told and reading goes on with nothing. */
final class Fields {

    private static final String INTEGER = "[+-]?(0|[1-9][0-9]{0,18})";

    private final SequencedMap<String, Entry> entries = new LinkedHashMap<>();
    private final String of;
    private final int line;
    private final Problems problems;

    private Fields(String of, Value.Mapping mapping, Problems problems) {
        this.of = of;
        this.line = mapping.line();
        this.problems = problems;
        for (var entry : mapping.entries()) {
            var first = entries.putIfAbsent(entry.key(), entry);
            if (first != null) {
                problems.add(
                        entry.line(),
                        "The key `%s` must be given once, but stands in line %d already."
                                .formatted(entry.key(), first.line()));
            }
        }
    }

    /**
     * The keys of a value.
     *
     * @param of what they belong to, for sentences: {@code budget}
     * @return nothing, and a problem more, when it has no keys
     */
    static Optional<Fields> of(String of, Value value, Problems problems) {
        if (value instanceof Value.Mapping mapping) {
            return Optional.of(new Fields(of, mapping, problems));
        }
        problems.add(value.line(), "The %s (%s) must consist of keys and values.".formatted(of, value.shown()));
        return Optional.empty();
    }

    /** Tells of every key that is not one of these, and reads it as the one that was probably meant. */
    Fields only(List<String> known) {
        for (var entry : List.copyOf(entries.values())) {
            var key = entry.key();
            if (!known.contains(key)) {
                problems.add(
                        entry.line(),
                        "The %s has no key `%s`; it has %s.%s"
                                .formatted(of, key, String.join(", ", known), Nearest.hint(key, known)));
                entries.remove(key);
                Nearest.to(key, known)
                        .ifPresent(meant -> entries.putIfAbsent(meant, new Entry(entry.line(), meant, entry.value())));
            }
        }
        return this;
    }

    /** Where the mapping begins. */
    int line() {
        return line;
    }

    /** The value of a key, unless it is missing or null. */
    Optional<Value> find(String key) {
        return Optional.ofNullable(entries.get(key))
                .map(Entry::value)
                .filter(value -> !(value instanceof Value.Scalar scalar && scalar.isNull()));
    }

    /** The value of a key that must be there. */
    Optional<Value> require(String key, String example) {
        var value = find(key);
        if (value.isEmpty()) {
            problems.add("The %s must have a `%s`.\nMaybe add %s".formatted(of, key, example));
        }
        return value;
    }

    Optional<Value.Scalar> scalar(String key) {
        return find(key).flatMap(value -> scalar(key, value));
    }

    /** A value as the single word, number or text that it must be. */
    Optional<Value.Scalar> scalar(String key, Value value) {
        if (value instanceof Value.Scalar scalar && !scalar.isNull()) {
            return Optional.of(scalar);
        }
        problems.add(value.line(), "The `%s` (%s) must be one word or text.".formatted(key, value.shown()));
        return Optional.empty();
    }

    /** The items of a list; none when it is missing. */
    List<Value> list(String key) {
        return find(key).map(value -> list(key, value)).orElse(List.of());
    }

    List<Value> list(String key, Value value) {
        if (value instanceof Value.Listing listing) {
            return listing.items();
        }
        problems.add(
                value.line(),
                "The `%s` (%s) must be a list.\nMaybe put it in brackets: %s: [%s]"
                        .formatted(key, value.shown(), key, value.shown()));
        return List.of();
    }

    int integer(String key, int least, int most, int standard) {
        var found = integer(key, least, most);
        return found == null ? standard : found;
    }

    @Nullable
    Integer integer(String key, int least, int most) {
        var found = longInteger(key, least, most);
        return found == null ? null : Math.toIntExact(found);
    }

    /** An integer in a range, or null when it is missing or something else. */
    @Nullable
    Long longInteger(String key, long least, long most) {
        var value = find(key);
        if (value.isEmpty()) {
            return null;
        }
        if (value.get() instanceof Value.Scalar scalar
                && !scalar.quoted()
                && scalar.text().matches(INTEGER)) {
            var found = parsed(scalar.text());
            if (found != null && found >= least && found <= most) {
                return found;
            }
        }
        problems.add(
                value.get().line(),
                "The `%s` (%s) must be an integer from %d to %d."
                        .formatted(key, value.get().shown(), least, most));
        return null;
    }

    private static @Nullable Long parsed(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /** All keys with their values. */
    Map<String, Value> all() {
        var all = new LinkedHashMap<String, Value>();
        entries.forEach((key, entry) -> all.put(key, entry.value()));
        return all;
    }

    /** Takes what a reading answers, or tells what it refuses. */
    <T> Optional<T> attempt(int at, Attempt<T> reading) {
        try {
            return Optional.of(reading.read());
        } catch (IllegalArgumentException e) {
            problems.add(at, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    void problem(int at, String sentence) {
        problems.add(at, sentence);
    }

    /** A reading that may be refused with a sentence. */
    interface Attempt<T> {
        T read();
    }
}
