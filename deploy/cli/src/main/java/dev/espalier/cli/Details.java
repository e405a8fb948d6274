package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.text.Amounts;
import dev.espalier.cli.text.Terminal;
import dev.espalier.cli.text.Times;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One thing, described: a line per property, lists of things as tables below. */
final class Details {

    private final Map<String, String> lines = new LinkedHashMap<>();
    private final Map<String, List<JsonNode>> tables = new LinkedHashMap<>();

    /** Adds a property; nothing when it is empty. */
    Details line(String name, String value) {
        if (!value.isEmpty()) {
            lines.put(name, value);
        }
        return this;
    }

    /** All properties of a JSON object, in its order. */
    static Details of(JsonNode object) {
        var details = new Details();
        object.properties().forEach(field -> details.add(words(field.getKey()), field.getKey(), field.getValue()));
        return details;
    }

    private void add(String name, String key, JsonNode value) {
        if (value.isObject()) {
            value.properties()
                    .forEach(field -> add(name + " " + words(field.getKey()), field.getKey(), field.getValue()));
        } else if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
            tables.put(name, Json.items(value));
        } else if (value.isArray()) {
            line(name, String.join(", ", Json.texts(value)));
        } else if (!value.isNull()) {
            line(name, scalar(key, value));
        }
    }

    private static String scalar(String key, JsonNode value) {
        if (key.endsWith("At")) {
            return Times.local(value.asText());
        }
        if (key.endsWith("Seconds") && value.isNumber()) {
            return Amounts.span(value.asDouble());
        }
        return value.isFloatingPointNumber() ? Amounts.number(value.asDouble()) : value.asText();
    }

    /** {@code gpuSeconds} in words. */
    private static String words(String key) {
        var words = new StringBuilder();
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (Character.isUpperCase(c)) {
                words.append(' ');
            }
            words.append(Character.toLowerCase(c));
        }
        return words.toString();
    }

    void print(Terminal terminal) {
        int width = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
        lines.forEach((name, value) -> terminal.out()
                .println(terminal.bold(name)
                        + " ".repeat(width - name.length() + 2)
                        + value.replace("\n", "\n" + " ".repeat(width + 2))));
        tables.forEach((name, items) -> {
            terminal.out().println();
            terminal.out().println(terminal.bold(name));
            table(items).print(terminal);
        });
        terminal.out().flush();
    }

    private static Listing table(List<JsonNode> items) {
        var listing = new Listing();
        for (var key : keys(items)) {
            var head = words(key).toUpperCase(Locale.ROOT);
            if (items.stream().allMatch(item -> item.path(key).isNumber())) {
                listing.number(head, key);
            } else {
                listing.text(head, item -> cell(item.path(key)));
            }
        }
        return listing.add(items);
    }

    private static List<String> keys(List<JsonNode> items) {
        var keys = new ArrayList<String>();
        items.forEach(item -> item.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                keys.add(key);
            }
        }));
        return keys;
    }

    private static String cell(JsonNode value) {
        if (value.isArray()) {
            return String.join(", ", Json.texts(value));
        }
        return value.isNull() ? "" : value.isObject() ? value.toString() : value.asText();
    }
}
