package dev.espalier.evaluate.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.espalier.search.CurvePoint;
import dev.espalier.search.Measures;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads lines of JSON. Keys that it does not know are passed over, so a program may log in JSON, too. */
final class MessageReader {

    /** NaN and Infinity, as Python writes them, are read, so that the sentence about them can be a good one. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int SHOWN = 80;

    /** What a line of progress counts, and what the whole of it is called. */
    private static final Set<String> PLACES = Set.of("progress", "epoch", "epochs", "step", "steps", "gpu_seconds");

    private MessageReader() {}

    /** What a line that begins with a brace says; nothing where nothing in it is known. */
    static List<Message> read(String line) {
        try {
            var json = JSON.readTree(line);
            return json.isObject() ? messages(json) : List.of(noJson(line));
        } catch (JsonProcessingException _) {
            return List.of(noJson(line));
        } catch (IllegalArgumentException e) {
            return List.of(new Message.Wrong(
                    "The command wrote a line that cannot be used (%s): %s".formatted(shown(line), e.getMessage())));
        }
    }

    static Message.Wrong noJson(String line) {
        return new Message.Wrong(
                "The command wrote a line that begins with a brace and is not JSON: %s".formatted(shown(line)));
    }

    private static String shown(String line) {
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }

    private static List<Message> messages(JsonNode json) {
        var messages = new ArrayList<Message>();
        if (json.has("progress") || json.has("epoch") || json.has("step")) {
            messages.add(new Message.Progress(point(json)));
        }
        if (json.has("gpu_seconds")) {
            messages.add(new Message.Cost(Math.round(number(json, "gpu_seconds", Double.MAX_VALUE))));
        }
        if (json.has("weights")) {
            messages.add(new Message.Weights(text(json, "weights")));
        }
        if (json.has("checkpoint") && !json.get("checkpoint").isNull()) {
            messages.add(new Message.Saved());
        }
        if (json.has("measures")) {
            messages.add(new Message.Result(measures(json.get("measures"))));
        }
        if (json.has("failed")) {
            messages.add(new Message.GivenUp(text(json, "failed")));
        }
        return messages;
    }

    private static CurvePoint point(JsonNode json) {
        var figures = new TreeMap<String, Double>();
        json.properties().forEach(field -> {
            if (field.getValue().isNumber() && !PLACES.contains(field.getKey()) && Promise.isMetric(field.getKey())) {
                figures.put(field.getKey(), field.getValue().doubleValue());
            }
        });
        var measures = new Measures(figures);
        double progress = json.has("progress") ? number(json, "progress", 1) : 0;
        if (json.has("epoch")) {
            return CurvePoint.epoch(number(json, "epoch", Double.MAX_VALUE), whole(json, "epochs"), measures);
        }
        return json.has("step")
                ? new CurvePoint(number(json, "step", Double.MAX_VALUE), whole(json, "steps"), "steps", measures)
                : new CurvePoint(100 * progress, 100, "percent", measures);
    }

    private static double whole(JsonNode json, String key) {
        return json.has(key) ? number(json, key, Double.MAX_VALUE) : 0;
    }

    private static SortedMap<String, Double> measures(JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("its measures must be an object, like {\"val_accuracy_pct\": 91.2}.");
        }
        var measures = new TreeMap<String, Double>();
        json.properties().forEach(field -> {
            if (!field.getValue().isNumber()) {
                throw new IllegalArgumentException("its measure %s (%s) must be a number."
                        .formatted(field.getKey(), shown(field.getValue().toString())));
            }
            measures.put(field.getKey(), field.getValue().doubleValue());
        });
        return measures;
    }

    private static double number(JsonNode json, String key, double most) {
        var value = json.get(key);
        if (!value.isNumber() || !(value.doubleValue() >= 0 && value.doubleValue() <= most)) {
            throw new IllegalArgumentException("its %s (%s) must be a number, %s."
                    .formatted(key, shown(value.toString()), most == 1 ? "from 0 to 1" : "at least 0"));
        }
        return value.doubleValue();
    }

    private static String text(JsonNode json, String key) {
        var value = json.get(key);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new IllegalArgumentException("its %s (%s) must be a text.".formatted(key, shown(value.toString())));
        }
        return value.textValue();
    }
}
