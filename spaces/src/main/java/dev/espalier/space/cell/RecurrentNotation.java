package dev.espalier.space.cell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A recurrent cell as text: its nodes one after the other, each with what it reads by number, or x and h0 to h2, and
 * with the hidden state that it makes, {@code linear(x,h0);tanh(1)>h0}. Read are also the benchmark's recipes, JSON of
 * nodes by name, {@code {"f": {"op": "linear", "input": ["x", "h_prev_0"]}, "h_new_0": …}}.
 */
final class RecurrentNotation {

    /** The operations' short names. */
    static final String WORDS = RecurrentOp.ALL.stream().map(RecurrentOp::word).collect(Collectors.joining(", "));

    private static final Pattern NODE = Pattern.compile("([a-z_]+)\\(([a-z0-9,]*)\\)(?:>h([0-9]))?");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RecurrentNotation() {}

    static String format(RecurrentCell cell) {
        var parts = new ArrayList<String>();
        for (int i = 0; i < cell.nodes().size(); i++) {
            var node = cell.nodes().get(i);
            var inputs = node.inputs().stream().map(RecurrentNotation::input).collect(Collectors.joining(","));
            int state = cell.heads().indexOf(i);
            parts.add("%s(%s)%s".formatted(node.op().word(), inputs, state < 0 ? "" : ">h" + state));
        }
        return String.join(";", parts);
    }

    private static String input(int input) {
        return input == RecurrentCell.WORD
                ? "x"
                : RecurrentCell.node(input) ? "" + (input - RecurrentCell.FIRST_NODE + 1) : "h" + (input - 1);
    }

    /** Whether a text is meant as a cell, not as an id. */
    static boolean cell(String text) {
        return text.contains("(") || text.startsWith("{");
    }

    /** @throws IllegalArgumentException when it is no cell of the space */
    static RecurrentCell parse(String text) {
        var draft = new RecurrentDraft();
        if (text.startsWith("{")) {
            recipe(text, draft);
        } else {
            compact(text, draft);
        }
        return draft.cell(text);
    }

    private static void compact(String text, RecurrentDraft draft) {
        int number = 0;
        for (var part : text.split(";", -1)) {
            number++;
            var node = NODE.matcher(part.strip());
            if (!node.matches()) {
                draft.problem("node %d is (%s)".formatted(number, part));
                continue;
            }
            var inputs = Arrays.stream(node.group(2).split(",", -1))
                    .map(input -> input.replaceFirst("^h", "h_prev_"))
                    .toList();
            draft.node("" + number, node.group(1), inputs);
            if (node.group(3) != null) {
                draft.head(Integer.parseInt(node.group(3)), "" + number);
            }
        }
    }

    private static void recipe(String text, RecurrentDraft draft) {
        try {
            JSON.readTree(text).properties().forEach(entry -> {
                var name = entry.getKey();
                draft.node(name, entry.getValue().path("op").asText(), inputs(entry.getValue()));
                if (name.matches("h_new_[0-9]")) {
                    draft.head(Integer.parseInt(name.substring(6)), name);
                }
            });
        } catch (JsonProcessingException e) {
            draft.problem("it is no JSON");
        }
    }

    private static List<String> inputs(JsonNode node) {
        return node.path("input").valueStream().map(JsonNode::asText).toList();
    }
}
