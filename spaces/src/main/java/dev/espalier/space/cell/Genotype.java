package dev.espalier.space.cell;

import dev.espalier.space.Architecture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The field's notation of an architecture of DARTS: {@code Genotype(normal=[('sep_conv_3x3', 0), …],
 * normal_concat=range(2, 6), reduce=[…], reduce_concat=range(2, 6))}. The two pairs of a node may stand in any order;
 * they are written with the lesser input first.
 */
final class Genotype {

    private static final String SHAPE =
            "Genotype(normal=[('op', input), ... 8 pairs], normal_concat=range(2, 6), reduce=[...], reduce_concat=range(2, 6))";
    private static final Pattern PAIR = Pattern.compile("\\(\\s*['\"]([A-Za-z0-9_]+)['\"]\\s*,\\s*([0-9]{1,3})\\s*\\)");

    private Genotype() {}

    static String format(Darts space, Architecture architecture) {
        return Darts.CELLS.stream()
                .map(cell -> "%s=[%s], %s_concat=range(2, 6)"
                        .formatted(
                                cell,
                                space.edges(architecture, cell).stream()
                                        .map(edge -> "('%s', %d)".formatted(edge.op(), edge.from()))
                                        .collect(Collectors.joining(", ")),
                                cell))
                .collect(Collectors.joining(", ", "Genotype(", ")"));
    }

    static Architecture parse(String text) {
        var choices = new ArrayList<Integer>();
        var problems = new ArrayList<String>();
        for (var cell : Darts.CELLS) {
            readCell(cell, text, choices, problems);
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "The architecture (%s) must be written %s, but %s.\nMaybe use the operations %s."
                            .formatted(text, SHAPE, String.join(", ", problems), Darts.OPS));
        }
        return new Architecture(Darts.NAME, choices);
    }

    private static void readCell(String cell, String text, List<Integer> choices, List<String> problems) {
        var list = Pattern.compile("\\b" + cell + "\\s*=\\s*\\[([^\\]]*)\\]").matcher(text);
        var concat = Pattern.compile("\\b" + cell
                + "_concat\\s*=\\s*(range\\(\\s*2\\s*,\\s*6\\s*\\)|\\[\\s*2\\s*,\\s*3\\s*,\\s*4\\s*,\\s*5\\s*\\])");
        if (!list.find()) {
            problems.add("it has no list named " + cell);
            return;
        }
        if (!concat.matcher(text).find()) {
            problems.add("%s_concat is not range(2, 6)".formatted(cell));
        }
        var edges = new ArrayList<Darts.Edge>();
        var pairs = PAIR.matcher(list.group(1));
        while (pairs.find()) {
            edges.add(new Darts.Edge(pairs.group(1), Integer.parseInt(pairs.group(2))));
        }
        if (edges.size() != 2 * Darts.NODES) {
            problems.add("%s has %d pairs instead of 8".formatted(cell, edges.size()));
            return;
        }
        for (int node = 0; node < Darts.NODES; node++) {
            readNode(cell, node, edges.subList(2 * node, 2 * node + 2), choices, problems);
        }
    }

    private static void readNode(
            String cell, int node, List<Darts.Edge> pair, List<Integer> choices, List<String> problems) {
        var edges =
                pair.stream().sorted(Comparator.comparingInt(Darts.Edge::from)).toList();
        int inputs = Darts.pairs(node)
                .indexOf(List.of(edges.getFirst().from(), edges.getLast().from()));
        if (inputs < 0) {
            problems.add("node %d of %s reads %d and %d instead of two different ones below %d"
                    .formatted(
                            node, cell, edges.getFirst().from(), edges.getLast().from(), node + Darts.INPUTS));
        }
        if (node > 0) {
            choices.add(inputs);
        }
        for (var edge : edges) {
            int op = Darts.OPS.indexOf(edge.op());
            if (op < 0) {
                problems.add("node %d of %s has the operation (%s)".formatted(node, cell, edge.op()));
            }
            choices.add(op);
        }
    }
}
