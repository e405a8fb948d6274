package dev.espalier.space.cell;

import dev.espalier.space.Architecture;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A cell of NAS-Bench-101: a graph of 2 to 7 vertices whose inner ones carry operations. Vertex 0 is the input, the last
 * one the output.
 *
 * @param edges upper triangle of the adjacency matrix, row by row
 * @param ops of the inner vertices, indices into {@link NasBench101#OPS}
 */
record VertexCell(List<Boolean> edges, List<Integer> ops) {

    static final int MOST_VERTICES = 7;
    static final int MOST_EDGES = 9;

    VertexCell {
        edges = List.copyOf(edges);
        ops = List.copyOf(ops);
        int vertices = ops.size() + 2;
        if (edges.size() != vertices * (vertices - 1) / 2) {
            throw new IllegalArgumentException("A cell of %d vertices must have %d possible edges, but has %d."
                    .formatted(vertices, vertices * (vertices - 1) / 2, edges.size()));
        }
    }

    /** How many inner vertices an architecture of so many choices has: each has an operation, each pair may be linked. */
    static int inner(int choices) {
        int inner = 0;
        while (inner + (inner + 2) * (inner + 1) / 2 < choices) {
            inner++;
        }
        return inner;
    }

    /** Operations, then edges. */
    static VertexCell of(List<Integer> choices) {
        int inner = inner(choices.size());
        return new VertexCell(choices.stream().skip(inner).map(bit -> bit == 1).toList(), choices.subList(0, inner));
    }

    Architecture architecture() {
        var choices = new ArrayList<>(ops);
        edges.forEach(edge -> choices.add(edge ? 1 : 0));
        return new Architecture(NasBench101.NAME, choices);
    }

    int vertices() {
        return ops.size() + 2;
    }

    boolean edge(int from, int to) {
        return from < to && edges.get(index(from, to, vertices()));
    }

    static int index(int from, int to, int vertices) {
        return from * (2 * vertices - from - 1) / 2 + to - from - 1;
    }

    /** Names of the vertices that one reads. */
    List<String> sources(int to) {
        return IntStream.range(0, to)
                .filter(from -> edge(from, to))
                .mapToObj(String::valueOf)
                .toList();
    }

    VertexCell withEdge(int edge, boolean present) {
        var next = new ArrayList<>(edges);
        next.set(edge, present);
        return new VertexCell(next, ops);
    }

    VertexCell withOp(int inner, int op) {
        var next = new ArrayList<>(ops);
        next.set(inner, op);
        return new VertexCell(edges, next);
    }

    /** All cells with one vertex more, put between two that are there. */
    List<VertexCell> grown() {
        var grown = new ArrayList<VertexCell>();
        int size = vertices();
        for (int from = 0; size < MOST_VERTICES && from < size - 1; from++) {
            for (int to = from + 1; to < size; to++) {
                for (int op = 0; op < NasBench101.OPS.size(); op++) {
                    grown.add(with(from, to, op));
                }
            }
        }
        return grown;
    }

    /** With a vertex right after {@code from} that reads it and is read by {@code to}. */
    private VertexCell with(int from, int to, int op) {
        var edges = new ArrayList<Boolean>();
        for (int left = 0; left <= vertices(); left++) {
            for (int right = left + 1; right <= vertices(); right++) {
                edges.add(
                        left == from + 1
                                ? right == to + 1
                                : right == from + 1
                                        ? left == from
                                        : edge(left - (left > from ? 1 : 0), right - (right > from ? 1 : 0)));
            }
        }
        var ops = new ArrayList<>(this.ops);
        ops.add(from, op);
        return new VertexCell(edges, ops);
    }

    int edgeCount() {
        return (int) edges.stream().filter(edge -> edge).count();
    }

    /** Whether the output is reached and no more than 9 edges lead there. */
    boolean valid() {
        return vertices() <= MOST_VERTICES && edgeCount() <= MOST_EDGES && pruned().equals(this) && edgeCount() > 0;
    }

    /** Without vertices that the input does not reach or that do not reach the output; without any edge if none is left. */
    VertexCell pruned() {
        int size = vertices();
        var forward = new boolean[size];
        var backward = new boolean[size];
        forward[0] = true;
        backward[size - 1] = true;
        for (int to = 1; to < size; to++) {
            for (int from = 0; from < to; from++) {
                forward[to] |= forward[from] && edge(from, to);
            }
        }
        for (int from = size - 2; from >= 0; from--) {
            for (int to = from + 1; to < size; to++) {
                backward[from] |= backward[to] && edge(from, to);
            }
        }
        if (!forward[size - 1]) {
            return new VertexCell(List.of(false), List.of());
        }
        return arranged(IntStream.range(0, size)
                .filter(vertex -> forward[vertex] && backward[vertex])
                .toArray());
    }

    /** The vertices of this cell in another order, those left out cut off. */
    private VertexCell arranged(int[] order) {
        var edges = new ArrayList<Boolean>();
        for (int from = 0; from < order.length; from++) {
            for (int to = from + 1; to < order.length; to++) {
                edges.add(edge(order[from], order[to]));
            }
        }
        return new VertexCell(
                edges,
                Arrays.stream(order, 1, order.length - 1)
                        .mapToObj(vertex -> ops.get(vertex - 1))
                        .toList());
    }

    /**
     * Of all orders of the inner vertices in which edges lead forward, the one that the benchmark's authors met first and
     * trained: where channels cannot be shared evenly, the order decides who has one more.
     */
    VertexCell normal() {
        return Collections.min(orders().stream().map(this::arranged).toList(), VertexCell::compareTo);
    }

    /** In how many ways it can be written, with each vertex after those that it reads. */
    long writings() {
        return orders().stream().mapToLong(this::written).distinct().count();
    }

    /** Operations and edges in an order, as bits. */
    private long written(int[] order) {
        long bits = 0;
        for (int to = 1; to < order.length; to++) {
            bits = bits << 2 | (to == order.length - 1 ? 0 : ops.get(order[to] - 1));
            for (int from = 0; from < to; from++) {
                bits = bits << 1 | (edge(order[from], order[to]) ? 1 : 0);
            }
        }
        return bits;
    }

    private List<int[]> orders() {
        var order = new int[vertices()];
        order[order.length - 1] = order.length - 1;
        var orders = new ArrayList<int[]>();
        addOrders(order, 1, new boolean[vertices()], orders);
        return orders;
    }

    private void addOrders(int[] order, int filled, boolean[] used, List<int[]> orders) {
        if (filled == order.length - 1) {
            orders.add(order.clone());
            return;
        }
        for (int vertex = 1; vertex < order.length - 1; vertex++) {
            if (!used[vertex] && ready(vertex, used)) {
                used[vertex] = true;
                order[filled] = vertex;
                addOrders(order, filled + 1, used, orders);
                used[vertex] = false;
            }
        }
    }

    private boolean ready(int vertex, boolean[] used) {
        for (int from = 1; from < vertex; from++) {
            if (edge(from, vertex) && !used[from]) {
                return false;
            }
        }
        return true;
    }

    /** By edges, the last of the last vertex first, then by operations. */
    private int compareTo(VertexCell other) {
        for (int to = vertices() - 1; to > 0; to--) {
            for (int from = to - 1; from >= 0; from--) {
                if (edge(from, to) != other.edge(from, to)) {
                    return edge(from, to) ? 1 : -1;
                }
            }
        }
        return Arrays.compare(ops.toArray(Integer[]::new), other.ops.toArray(Integer[]::new));
    }

    /** The benchmark's own name of a cell: equal for cells that differ in the order of their vertices only. */
    String hash() {
        var hashes = new String[vertices()];
        for (int vertex = 0; vertex < hashes.length; vertex++) {
            int label = vertex == 0 ? -1 : vertex == hashes.length - 1 ? -2 : ops.get(vertex - 1);
            hashes[vertex] = md5("(%d, %d, %d)".formatted(degree(vertex, true), degree(vertex, false), label));
        }
        for (int round = 0; round < vertices(); round++) {
            var next = new String[hashes.length];
            for (int vertex = 0; vertex < next.length; vertex++) {
                next[vertex] =
                        md5(around(hashes, vertex, false) + "|" + around(hashes, vertex, true) + "|" + hashes[vertex]);
            }
            hashes = next;
        }
        return md5(
                Arrays.stream(hashes).sorted().map("'%s'"::formatted).toList().toString());
    }

    private int degree(int vertex, boolean out) {
        return (int) IntStream.range(0, vertices())
                .filter(other -> out ? edge(vertex, other) : edge(other, vertex))
                .count();
    }

    private String around(String[] hashes, int vertex, boolean out) {
        return IntStream.range(0, hashes.length)
                .filter(other -> out ? edge(vertex, other) : edge(other, vertex))
                .mapToObj(other -> hashes[other])
                .sorted()
                .reduce("", String::concat);
    }

    private static String md5(String text) {
        try {
            var digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
