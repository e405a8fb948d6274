package dev.espalier.setting;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.espalier.catalogue.ComponentInfo;
import dev.espalier.catalogue.InvalidInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        return read(owner, type, given, Set.of()).orElseThrow();
    }

    /**
     * The record as far as it can be read, with everything that is wrong.
     *
     * @param unread names of settings that were given, and told of where they could not be read
     */
    public static <P extends Record> Reading<P> read(
            String owner, Class<P> type, Map<String, Object> given, Set<String> unread) {
        return new SettingsReader<>(owner, type, unread).read(given);
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
        idle.forEach((name, component) -> values.put(
                name, convert(component.getType(), Declared.setting(component).standard())));
        return record(type, values);
    }

    /**
     * The record of some settings by their names.
     *
     * @throws IllegalArgumentException with the record's own sentence as its cause, when it refuses a value
     */
    static <P extends Record> P record(Class<P> type, Map<String, Object> values) {
        return JSON.convertValue(Declared.nested(type, values), type);
    }

    /** @throws NumberFormatException when it is not of the type */
    static Object convert(Class<?> type, Object found) {
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

    static String type(Class<?> type) {
        if (type == int.class || type == long.class) {
            return "integer";
        }
        if (type == double.class) {
            return "number";
        }
        return type == boolean.class ? "yes or no" : "text";
    }
}
