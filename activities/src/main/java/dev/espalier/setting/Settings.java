package dev.espalier.setting;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.espalier.catalogue.ComponentInfo;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.catalogue.Nearest;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings as users write them into the record that a plug-in declares. Names are written in snake case. A component
 * that is itself a record of settings is not seen by users: its settings stand beside the others.
 */
public final class Settings {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private Settings() {}

    /**
     * The record with these values, and the standard ones where none is given.
     *
     * @param owner who it is for, as it stands in the sentence: {@code method random-search}
     * @throws InvalidInput with every problem found
     */
    public static <P extends Record> P parse(String owner, Class<P> type, Map<String, Object> given) {
        var problems = new ArrayList<String>();
        var known = Declared.by(type);
        for (var name : given.keySet()) {
            if (!known.containsKey(name)) {
                problems.add("The %s has no setting (%s); it has %s.%s"
                        .formatted(owner, name, names(known), Nearest.hint(name, known.keySet())));
            }
        }
        var values = new LinkedHashMap<String, Object>();
        known.forEach((name, component) -> {
            try {
                values.put(name, value(owner, component, name, given));
            } catch (InvalidInput e) {
                problems.addAll(e.problems());
            }
        });
        if (values.size() < known.size()) {
            throw new InvalidInput(problems);
        }
        return construct(owner, type, values, problems);
    }

    /** The same settings, with the standard value of each that no outcome depends on: results are kept under these. */
    public static <P extends Record> P decisive(P settings) {
        @SuppressWarnings("unchecked") // the class of a record is that record's
        var type = (Class<P>) settings.getClass();
        var idle = new LinkedHashMap<>(Declared.by(type));
        idle.values().removeIf(component -> Declared.setting(component).decides());
        if (idle.isEmpty()) {
            return settings;
        }
        var held = JSON.convertValue(settings, new TypeReference<LinkedHashMap<String, Object>>() {});
        var values = Declared.flat(type, held);
        idle.forEach((name, component) -> values.put(name, standard(component)));
        return made(type, values);
    }

    private static String names(Map<String, RecordComponent> known) {
        return known.isEmpty() ? "none" : String.join(", ", known.keySet());
    }

    private static Object value(String owner, RecordComponent component, String name, Map<String, Object> given) {
        var written = given.get(name);
        var found = written == null ? Declared.setting(component).standard() : written;
        if (written == null && found.equals("")) {
            throw new InvalidInput("The %s needs the setting (%s): %s"
                    .formatted(owner, name, Declared.setting(component).summary()));
        }
        try {
            return convert(component.getType(), found);
        } catch (NumberFormatException _) {
            throw new InvalidInput("The setting %s (%s) of %s must be %s."
                    .formatted(name, found, owner, withArticle(type(component.getType()))));
        }
    }

    private static Object convert(Class<?> type, Object found) {
        var text = found.toString();
        if (type == int.class) {
            return Integer.parseInt(text);
        }
        if (type == long.class) {
            return Long.parseLong(text);
        }
        if (type == double.class) {
            double value = Double.parseDouble(text);
            if (!Double.isFinite(value)) {
                throw new NumberFormatException(text);
            }
            return value;
        }
        if (type == boolean.class) {
            return switch (text) {
                case "true", "yes" -> true;
                case "false", "no" -> false;
                default -> throw new NumberFormatException(text);
            };
        }
        return text;
    }

    /** @param problems found so far; each of the values is one of its kind */
    private static <P extends Record> P construct(
            String owner, Class<P> type, Map<String, Object> values, List<String> problems) {
        try {
            var made = made(type, values);
            if (problems.isEmpty()) {
                return made;
            }
        } catch (IllegalArgumentException e) {
            refusals(type, values, told(e)).forEach(told -> problems.add("The %s: %s".formatted(owner, told)));
        }
        throw new InvalidInput(problems);
    }

    private static @Nullable String refusal(Class<? extends Record> type, Map<String, Object> values) {
        try {
            made(type, values);
            return null;
        } catch (IllegalArgumentException e) {
            return told(e);
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

    /** A record tells of the first value that it refuses; with the standard one in its place, of the next. */
    private static List<String> refusals(Class<? extends Record> type, Map<String, Object> values, String first) {
        var refusals = new LinkedHashMap<String, String>();
        var mended = new LinkedHashMap<>(values);
        for (var refusal = first; refusal != null; refusal = refusal(type, mended)) {
            var name = refused(refusal, type);
            var component = Declared.by(type).get(name);
            if (component == null
                    || Declared.setting(component).standard().isEmpty()
                    || refusals.putIfAbsent(name, refusal) != null) {
                break;
            }
            mended.put(name, standard(component));
        }
        return refusals.isEmpty() ? List.of(first) : List.copyOf(refusals.values());
    }

    /** Whose value a sentence begins with; nothing where it is none's. */
    private static String refused(String refusal, Class<? extends Record> type) {
        return Declared.by(type).entrySet().stream()
                .filter(one -> refusal.startsWith("The %s (".formatted(one.getKey()))
                        || refusal.startsWith(
                                "The %s (".formatted(one.getValue().getName())))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static Object standard(RecordComponent component) {
        return convert(component.getType(), Declared.setting(component).standard());
    }

    private static <P extends Record> P made(Class<P> type, Map<String, Object> values) {
        return JSON.convertValue(Declared.nested(type, values), type);
    }

    /** What a record of settings consists of, for people. */
    public static List<ComponentInfo.Setting> describe(Class<? extends Record> type) {
        return Declared.by(type).entrySet().stream()
                .map(one -> new ComponentInfo.Setting(
                        one.getKey(),
                        type(one.getValue().getType()),
                        Declared.setting(one.getValue()).standard(),
                        Declared.setting(one.getValue()).summary()))
                .toList();
    }

    private static String type(Class<?> type) {
        if (type == int.class || type == long.class) {
            return "integer";
        }
        if (type == double.class) {
            return "number";
        }
        return type == boolean.class ? "yes or no" : "text";
    }

    private static String withArticle(String type) {
        return switch (type) {
            case "integer" -> "an integer";
            case "number" -> "a number";
            default -> type;
        };
    }
}
