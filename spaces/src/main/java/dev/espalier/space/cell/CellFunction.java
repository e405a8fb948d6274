package dev.espalier.space.cell;

import dev.espalier.space.Architecture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a cell computes, freed of its nodes: every operation with weights or pooling reads a sum of terms, and so does
 * the output. A term is the cell's input (-1) or the edge of an operation.
 */
final class CellFunction {

    private static final int NONE = 0;
    private static final int SKIP = 1;
    private static final int POOL = 4;
    private static final int CUT = 0;
    private static final int INPUT = -1;

    /** The operation of each edge; {@link #CUT} where there is none. */
    private final int[] ops;

    /** The terms that each operation reads. */
    private final int[][] sources;

    /** The terms that the cell puts out. */
    private final int[] output;

    private CellFunction(int[] ops, int[][] sources, int[] output) {
        this.ops = ops;
        this.sources = sources;
        this.output = output;
    }

    static CellFunction of(Architecture cell) {
        var values = new int[][] {{INPUT}, {}, {}, {}};
        var ops = new int[NasBench201.EDGES.size()];
        var sources = new int[ops.length][];
        for (int i = 0; i < ops.length; i++) {
            var edge = NasBench201.EDGES.get(i);
            int op = cell.choices().get(i);
            sources[i] = values[edge.from()];
            if (op == NONE || sources[i].length == 0) {
                continue;
            }
            ops[i] = op == SKIP ? CUT : op;
            values[edge.to()] = joined(values[edge.to()], op == SKIP ? sources[i] : new int[] {i});
        }
        return new CellFunction(ops, sources, values[3]);
    }

    /**
     * Equal for two cells exactly when they compute the same function of their input and weights. Convolutions that
     * read the same may still be told apart by who reads them, so they are numbered in every possible way, and the
     * least text counts. Pooling has no weights: pooling the same twice is the same.
     */
    String key() {
        var alike = new TreeMap<String, List<Integer>>();
        var unnumbered = new int[ops.length];
        for (int edge : live()) {
            if (ops[edge] != POOL) {
                alike.computeIfAbsent(text(edge, unnumbered), _ -> new ArrayList<>())
                        .add(edge);
            }
        }
        return least(new ArrayList<>(alike.values()), 0, unnumbered);
    }

    private String least(List<List<Integer>> groups, int group, int[] numbers) {
        if (group == groups.size()) {
            return description(numbers);
        }
        String least = "";
        for (var order : orders(groups.get(group))) {
            for (int i = 0; i < order.size(); i++) {
                numbers[order.get(i)] = i;
            }
            var text = least(groups, group + 1, numbers);
            least = least.isEmpty() || text.compareTo(least) < 0 ? text : least;
        }
        return least;
    }

    private String description(int[] numbers) {
        var convolutions = new TreeSet<String>();
        for (int edge : live()) {
            if (ops[edge] != POOL) {
                convolutions.add(text(edge, numbers));
            }
        }
        return convolutions + "=" + sum(output, numbers);
    }

    private String text(int term, int[] numbers) {
        return term == INPUT ? "x" : ops[term] + "#" + numbers[term] + "(" + sum(sources[term], numbers) + ")";
    }

    private String sum(int[] terms, int[] numbers) {
        var texts = new String[terms.length];
        for (int i = 0; i < terms.length; i++) {
            texts[i] = text(terms[i], numbers);
        }
        Arrays.sort(texts);
        return String.join("+", texts);
    }

    private Set<Integer> live() {
        var live = new TreeSet<Integer>();
        collect(output, live);
        return live;
    }

    private void collect(int[] terms, Set<Integer> live) {
        for (int term : terms) {
            if (term != INPUT && live.add(term)) {
                collect(sources[term], live);
            }
        }
    }

    private static List<List<Integer>> orders(List<Integer> items) {
        if (items.size() < 2) {
            return List.of(items);
        }
        var orders = new ArrayList<List<Integer>>();
        for (var first : items) {
            var rest = new ArrayList<>(items);
            rest.removeIf(first::equals);
            for (var order : orders(rest)) {
                var all = new ArrayList<>(order);
                all.addFirst(first);
                orders.add(all);
            }
        }
        return orders;
    }

    private static int[] joined(int[] left, int[] right) {
        var joined = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, joined, left.length, right.length);
        return joined;
    }
}
