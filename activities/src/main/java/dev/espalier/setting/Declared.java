package dev.espalier.setting;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * The settings that a record declares, by their names in snake case. A component that is a record declares settings itself:
 * they stand beside the others, as if they were the outer record's own.
 */
final class Declared {

    private Declared() {}

    /**
     * All of them, in the order in which they are declared.
     *
     * @throws IllegalStateException when two have one name, or one is not described
     */
    static SequencedMap<String, RecordComponent> by(Class<?> type) {
        var declared = new LinkedHashMap<String, RecordComponent>();
        collect(type, declared);
        return declared;
    }

    private static void collect(Class<?> type, Map<String, RecordComponent> declared) {
        for (var component : type.getRecordComponents()) {
            if (component.getType().isRecord()) {
                collect(component.getType(), declared);
            } else if (declared.put(name(described(component)), component) != null) {
                throw new IllegalStateException("The setting (%s) of %s must have a name that no other has."
                        .formatted(name(component), type.getSimpleName()));
            }
        }
    }

    private static RecordComponent described(RecordComponent component) {
        if (component.getAnnotation(Setting.class) == null) {
            throw new IllegalStateException("The component %s of %s must carry @Setting."
                    .formatted(component.getName(), component.getDeclaringRecord()));
        }
        return component;
    }

    /** Values of all settings, as records hold them: those of a record inside under its component's name. */
    static Map<String, Object> nested(Class<?> type, Map<String, Object> flat) {
        var nested = new LinkedHashMap<String, Object>();
        for (var component : type.getRecordComponents()) {
            var name = name(component);
            nested.put(name, component.getType().isRecord() ? nested(component.getType(), flat) : flat.get(name));
        }
        return nested;
    }

    /** The values of all settings, from those that records hold. */
    static Map<String, Object> flat(Class<?> type, Map<String, Object> nested) {
        var flat = new LinkedHashMap<String, Object>();
        for (var component : type.getRecordComponents()) {
            var value = Objects.requireNonNull(nested.get(name(component)));
            if (component.getType().isRecord()) {
                @SuppressWarnings("unchecked") // what a record was written to
                var inner = (Map<String, Object>) value;
                flat.putAll(flat(component.getType(), inner));
            } else {
                flat.put(name(component), value);
            }
        }
        return flat;
    }

    static Setting setting(RecordComponent component) {
        return component.getAnnotation(Setting.class);
    }

    private static String name(RecordComponent component) {
        return PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName());
    }
}
