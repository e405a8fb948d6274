package dev.espalier.setting;

import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.espalier.catalogue.Nearest;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads settings one by one; each problem is told, and reading goes on with the standard value in its place. */
final class SettingsReader<P extends Record> {

    private final String owner;
    private final Class<P> type;
    private final Set<String> unread;
    private final Map<String, RecordComponent> known;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<String> guessed = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    /** Whether one without a standard has no value. */
    private boolean lacking;

    SettingsReader(String owner, Class<P> type, Set<String> unread) {
        this.owner = owner;
        this.type = type;
        this.unread = unread;
        this.known = Declared.by(type);
    }

    Reading<P> read(Map<String, Object> given) {
        var meant = meant(given);
        known.forEach((name, component) -> read(name, component, meant.get(name)));
        var record = record();
        return new Reading<>(lacking ? null : record, guessed, problems);
    }

    /** What is given by the names that there are: a mistyped one is told of and taken for the one it is near. */
    private Map<String, Object> meant(Map<String, Object> given) {
        var meant = new LinkedHashMap<>(given);
        meant.keySet().retainAll(known.keySet());
        given.forEach((name, value) -> {
            if (!known.containsKey(name)) {
                var all = known.isEmpty() ? "none" : String.join(", ", known.keySet());
                problems.add("The %s has no setting (%s); it has %s.%s"
                        .formatted(owner, name, all, Nearest.hint(name, known.keySet())));
                Nearest.to(name, known.keySet()).ifPresent(near -> meant.putIfAbsent(near, value));
            }
        });
        return meant;
    }

    private void read(String name, RecordComponent component, @Nullable Object written) {
        var standard = Declared.setting(component).standard();
        if (unread.contains(name)) {
            guess(name, component);
        } else if (written == null && standard.isEmpty()) {
            problems.add("The %s needs the setting (%s): %s"
                    .formatted(owner, name, Declared.setting(component).summary()));
            guess(name, component);
        } else {
            convert(name, component, written == null ? standard : written);
        }
    }

    private void convert(String name, RecordComponent component, Object found) {
        try {
            values.put(name, Settings.convert(component.getType(), found));
        } catch (NumberFormatException _) {
            problems.add("The setting %s (%s) of %s must be %s."
                    .formatted(name, found, owner, withArticle(Settings.type(component.getType()))));
            guess(name, component);
        }
    }

    /** The standard value, or where there is none any of the type, so that the others can be looked at. */
    private void guess(String name, RecordComponent component) {
        var standard = Declared.setting(component).standard();
        guessed.add(name);
        lacking |= standard.isEmpty();
        boolean number = standard.isEmpty() && component.getType() != String.class;
        var any = component.getType() == boolean.class ? "no" : "1";
        values.put(name, Settings.convert(component.getType(), number ? any : standard));
    }

    /** A record tells of the first value that it refuses; with the standard one in its place, of the next. */
    private @Nullable P record() {
        while (true) {
            try {
                return Settings.record(type, values);
            } catch (IllegalArgumentException e) {
                var sentence = told(e);
                var refused = refused(sentence);
                if (!Reading.tells(sentence, guessed)) {
                    problems.add("The %s: %s".formatted(owner, sentence));
                }
                if (refused.isEmpty() || guessed.contains(refused.get().getKey())) {
                    return null;
                }
                guess(refused.get().getKey(), refused.get().getValue());
            }
        }
    }

    /** The record's own sentence. */
    private static String told(IllegalArgumentException e) {
        var cause = e.getCause() instanceof ValueInstantiationException instantiation
                        && instantiation.getCause() instanceof IllegalArgumentException refused
                ? refused
                : e;
        return String.valueOf(cause.getMessage());
    }

    /** Whose value a sentence begins with. */
    private Optional<Map.Entry<String, RecordComponent>> refused(String sentence) {
        return known.entrySet().stream()
                .filter(setting -> sentence.startsWith("The %s (".formatted(setting.getKey()))
                        || sentence.startsWith(
                                "The %s (".formatted(setting.getValue().getName())))
                .findFirst();
    }

    private static String withArticle(String type) {
        return switch (type) {
            case "integer" -> "an integer";
            case "number" -> "a number";
            default -> type;
        };
    }
}
