package dev.espalier.space.cell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A recurrent cell as it is read from text: named nodes in any order, with or without such as lead nowhere. */
final class RecurrentDraft {

    /** What a node is said to do. */
    private record Entry(String op, List<String> inputs) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final SortedMap<Integer, String> heads = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    /** @param inputs names of nodes, or {@code x} and {@code h_prev_0} to {@code h_prev_2} */
    void node(String name, String op, List<String> inputs) {
        if (entries.put(name, new Entry(op, List.copyOf(inputs))) != null) {
            problem("it has two nodes " + name);
        }
        if (RecurrentOp.named(op).isEmpty()) {
            problem("the operation of the node %s is (%s)".formatted(name, op));
        }
    }

    void head(int state, String name) {
        if (heads.put(state, name) != null) {
            problem("two nodes are h_new_" + state);
        }
    }

    void problem(String problem) {
        problems.add(problem);
    }

    /**
     * The cell, without nodes that lead nowhere, in the order of the space.
     *
     * @throws IllegalArgumentException when it is no cell of the space
     */
    RecurrentCell cell(String text) {
        if (heads.isEmpty() || heads.lastKey() != heads.size() - 1 || heads.size() > RecurrentCell.MOST_STATES) {
            problem("its new hidden states are %s instead of h_new_0 to h_new_2 or fewer"
                    .formatted(heads.keySet().stream()
                            .map(state -> "h_new_" + state)
                            .toList()));
        }
        var known = new LinkedHashMap<>(Map.of("x", RecurrentCell.WORD));
        for (int state = 0; state < RecurrentCell.MOST_STATES; state++) {
            known.put("h_prev_" + state, 1 + state);
        }
        var nodes = problems.isEmpty() ? placed(known) : List.<RecurrentCell.Node>of();
        if (problems.isEmpty()) {
            var made = heads.values().stream().map(name -> index(known, name) - RecurrentCell.FIRST_NODE);
            var cell = new RecurrentCell(nodes, made.toList()).pruned();
            problems.addAll(cell.problems());
            if (problems.isEmpty()) {
                return RecurrentOrder.of(cell);
            }
        }
        throw new IllegalArgumentException(
                "The cell (%s) must be written as in linear(x,h0);tanh(1)>h0 or as a recipe in JSON, but %s.\nMaybe use the operations %s."
                        .formatted(text, String.join(", ", problems), RecurrentNotation.WORDS));
    }

    /** Nodes in an order in which each reads earlier ones; what they are called is made known. */
    private List<RecurrentCell.Node> placed(Map<String, Integer> known) {
        var nodes = new ArrayList<RecurrentCell.Node>();
        var waiting = new LinkedHashMap<>(entries);
        int before = -1;
        while (before < nodes.size()) {
            before = nodes.size();
            waiting.entrySet().removeIf(entry -> {
                boolean ready = known.keySet().containsAll(entry.getValue().inputs());
                if (ready) {
                    nodes.add(node(entry.getValue(), known));
                    known.put(entry.getKey(), RecurrentCell.FIRST_NODE + nodes.size() - 1);
                }
                return ready;
            });
        }
        waiting.forEach((name, entry) -> problem("the node %s reads (%s), of which one is not there or reads it"
                .formatted(name, String.join(", ", entry.inputs()))));
        return nodes;
    }

    private static RecurrentCell.Node node(Entry entry, Map<String, Integer> known) {
        return new RecurrentCell.Node(
                RecurrentOp.named(entry.op()).orElseThrow(),
                entry.inputs().stream().map(input -> index(known, input)).toList());
    }

    private static int index(Map<String, Integer> known, String name) {
        return known.getOrDefault(name, RecurrentCell.WORD);
    }
}
