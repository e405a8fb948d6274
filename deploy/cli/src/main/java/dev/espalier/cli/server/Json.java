package dev.espalier.cli.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The one JSON reader and writer, and the shapes that answers share. */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What is not there. */
    public static final JsonNode NOTHING = MissingNode.getInstance();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static JsonNode read(InputStream in) throws IOException {
        return MAPPER.readTree(in);
    }

    /** One line of a stream of JSON. */
    public static JsonNode parse(String line) throws JsonProcessingException {
        return MAPPER.readTree(line);
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For people and scripts: indented. */
    public static String pretty(JsonNode node) {
        return node.toPrettyString();
    }

    /** The items of a list, whether it came bare or as a page. */
    public static List<JsonNode> items(JsonNode answer) {
        var items = new ArrayList<JsonNode>();
        (answer.isArray() ? answer : answer.path("items")).forEach(items::add);
        return items;
    }

    /** A list of texts; nothing when it is missing. */
    public static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    /** A field as text; nothing when it is missing or null. */
    public static String text(JsonNode object, String field) {
        var value = object.path(field);
        return value.isNull() ? "" : value.asText();
    }

    /** A field as a number; NaN when it is missing or null. */
    public static double number(JsonNode object, String field) {
        return object.path(field).isNumber() ? object.path(field).asDouble() : Double.NaN;
    }

    /** A field as a whole number; 0 when it is missing or null. */
    public static long whole(JsonNode object, String field) {
        return object.path(field).asLong(0);
    }
}
