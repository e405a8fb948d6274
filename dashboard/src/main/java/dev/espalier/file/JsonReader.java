package dev.espalier.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.file.Value.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON as plain values. */
final class JsonReader {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Text.DEEPEST)
                    .maxNumberLength(100)
                    .build())
            .build();

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * The value of a text.
     *
     * @throws InvalidInput when it is not one
     */
    static Value read(String text) {
        try (var parser = FACTORY.createParser(text)) {
            var token = parser.nextToken();
            if (token == null) {
                throw new InvalidInput("The text is empty.\nMaybe begin with {\"name\": \"first-search\"}.");
            }
            var value = new JsonReader(parser).value(token);
            if (parser.nextToken() != null) {
                throw new InvalidInput("The text goes on after the end of its JSON value.");
            }
            return value;
        } catch (JsonProcessingException e) {
            var location = e.getLocation();
            throw new InvalidInput("Line %d: The text is not valid JSON: %s."
                    .formatted(location == null ? 1 : location.getLineNr(), said(e)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the place where it began, which names classes of the parser. */
    private static String said(JsonProcessingException failure) {
        return failure.getOriginalMessage().replaceFirst("(?s) \\(start marker at .*", "");
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private Value value(@Nullable JsonToken token) throws IOException {
        int line = line();
        if (token == JsonToken.START_OBJECT) {
            return mapping(line);
        }
        if (token == JsonToken.START_ARRAY) {
            return listing(line);
        }
        return new Value.Scalar(line, parser.getText(), token == JsonToken.VALUE_STRING);
    }

    private Value listing(int line) throws IOException {
        List<Value> items = new ArrayList<>();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token));
        }
        return new Value.Listing(line, items);
    }

    private Value mapping(int line) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (var token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            int keyLine = line();
            var key = parser.currentName();
            entries.add(new Entry(keyLine, key, value(parser.nextToken())));
        }
        return new Value.Mapping(line, entries);
    }
}
