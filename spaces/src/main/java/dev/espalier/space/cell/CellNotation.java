package dev.espalier.space.cell;

import dev.espalier.space.Architecture;
import java.util.ArrayList;
import java.util.List;

/** The benchmark's string of a cell; operations are converted by name, since sources number them differently. */
final class CellNotation {

    private static final String SHAPE = "|op~0|+|op~0|op~1|+|op~0|op~1|op~2|";

    private CellNotation() {}

    static String format(Architecture architecture) {
        var text = new StringBuilder("|");
        for (int i = 0; i < NasBench201.EDGES.size(); i++) {
            var edge = NasBench201.EDGES.get(i);
            if (i > 0 && edge.from() == 0) {
                text.append("+|");
            }
            text.append(NasBench201.OPS.get(architecture.choices().get(i)))
                    .append('~')
                    .append(edge.from())
                    .append('|');
        }
        return text.toString();
    }

    static Architecture parse(String text) {
        var nodes = text.split("\\+", -1);
        var choices = new ArrayList<Integer>();
        var problems = new ArrayList<String>();
        if (nodes.length != 3) {
            problems.add("it has %d nodes instead of 3".formatted(nodes.length));
        }
        for (int node = 1; node <= nodes.length && node <= 3; node++) {
            readNode(node, nodes[node - 1], choices, problems);
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("The cell (%s) must be written %s, but %s.\nMaybe use the operations %s."
                    .formatted(text, SHAPE, String.join(", ", problems), NasBench201.OPS));
        }
        return new Architecture(NasBench201.NAME, choices);
    }

    private static void readNode(int node, String text, List<Integer> choices, List<String> problems) {
        if (text.length() < 2 || !text.startsWith("|") || !text.endsWith("|")) {
            problems.add("node %d does not stand between bars".formatted(node));
            return;
        }
        var edges = text.substring(1, text.length() - 1).split("\\|", -1);
        if (edges.length != node) {
            problems.add("node %d has %d edges instead of %d".formatted(node, edges.length, node));
            return;
        }
        for (int from = 0; from < node; from++) {
            var suffix = "~" + from;
            int option = edges[from].endsWith(suffix)
                    ? NasBench201.OPS.indexOf(edges[from].substring(0, edges[from].length() - suffix.length()))
                    : -1;
            if (option < 0) {
                problems.add("the edge from %d to %d is (%s)".formatted(from, node, edges[from]));
            }
            choices.add(option);
        }
    }
}
