package dev.espalier.space;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.space.Network.Node;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one node of a network: its name, its operation with all fields and no others, the names of its inputs. */
final class NodeReader {

    private static final int MOST = 1_000_000;
    private static final int MOST_PIXELS = 1_000;
    private static final Set<String> PIXELS = Set.of("kernel", "stride", "dilation");

    private final JsonNode json;
    private final Problems problems;
    private final String place;

    /** @param number of the node, from 1 */
    NodeReader(JsonNode json, int number, Problems problems) {
        this.json = json;
        this.problems = problems;
        boolean named =
                json.path("name").isTextual() && !json.path("name").asText().isBlank();
        this.place = named ? "the node " + json.path("name").asText() : "node %,d".formatted(number);
        if (!named) {
            problems.add("The `name` of %s must be a text that is not empty.".formatted(place));
        }
    }

    /** The node; some other one when there are problems. */
    Node read() {
        return new Node(json.path("name").asText(), op(), inputs());
    }

    private List<String> inputs() {
        var inputs = new ArrayList<String>();
        boolean texts = json.path("inputs").isArray();
        for (var input : json.path("inputs")) {
            texts &= input.isTextual();
            inputs.add(input.asText());
        }
        if (!texts) {
            problems.add("The `inputs` of %s must be a list of names.".formatted(place));
        }
        return inputs;
    }

    private Op op() {
        var type = NetworkJson.OPS.get(json.path("op").asText());
        if (type == null) {
            wrong("op", "one of " + String.join(", ", NetworkJson.OPS.keySet()));
            return new Op.Zero();
        }
        var components = type.getRecordComponents();
        var values = Arrays.stream(components).map(this::value).toArray();
        refuseOthers(components);
        return Arrays.asList(values).contains(null) ? new Op.Zero() : made(type, components, values);
    }

    private void refuseOthers(RecordComponent[] components) {
        var known = new LinkedHashSet<>(List.of("name", "op"));
        Arrays.stream(components).map(NetworkJson::field).forEach(known::add);
        known.add("inputs");
        for (var entry : json.properties()) {
            if (!known.contains(entry.getKey())) {
                problems.add("The field `%s` of %s must be one of %s."
                        .formatted(entry.getKey(), place, String.join(", ", known)));
            }
        }
    }

    /** A field's value; null when it is none, which is said. */
    private @Nullable Object value(RecordComponent component) {
        var field = NetworkJson.field(component);
        var value = json.path(field);
        if (component.getType() == String.class) {
            return value.isTextual() ? value.asText() : wrong(field, "a text");
        }
        if (component.getType().isEnum()) {
            var kinds = Arrays.stream(component.getType().getEnumConstants())
                    .collect(Collectors.toMap(
                            kind -> kind.toString().toLowerCase(Locale.ROOT),
                            kind -> kind,
                            (one, _) -> one,
                            TreeMap::new));
            var kind = value.isTextual() ? kinds.get(value.asText()) : null;
            return kind == null ? wrong(field, "one of " + String.join(", ", kinds.keySet())) : kind;
        }
        int most = PIXELS.contains(field) ? MOST_PIXELS : MOST;
        if (value.isInt() && value.asInt() >= 1 && value.asInt() <= most) {
            return value.asInt();
        }
        return wrong(field, "a whole number from 1 to %,d".formatted(most));
    }

    private @Nullable Object wrong(String field, String expected) {
        var value = json.path(field);
        problems.add("The `%s` (%s) of %s must be %s."
                .formatted(field, value.isMissingNode() ? "none" : value.toString(), place, expected));
        return null;
    }

    private static Op made(Class<?> type, RecordComponent[] components, Object[] values) {
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return (Op) type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The operation (%s) must be made of its fields.".formatted(type), e);
        }
    }
}
