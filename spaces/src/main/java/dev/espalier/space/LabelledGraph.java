package dev.espalier.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A cell as methods read it that grow graphs: vertices in topological order, each with a label, and the links between
 * them. Operations are vertices, also where people draw them on arrows.
 *
 * @param labels of the vertices, indices into {@link GraphSpace#labels}; 0 is the output, which is last
 * @param links whether there is one from u to v, at {@code v (v - 1) / 2 + u}
 */
public record LabelledGraph(List<Integer> labels, List<Boolean> links) {

    /** The label of the vertex that puts out. */
    public static final int OUTPUT = 0;

    /** The label of vertices that read nothing, where they have no name of their own. */
    public static final int INPUT = 1;

    public LabelledGraph {
        labels = List.copyOf(labels);
        links = List.copyOf(links);
        if (links.size() != labels.size() * (labels.size() - 1) / 2) {
            throw new IllegalArgumentException(
                    "A graph of %d vertices must say of %d links whether they are, not of %d."
                            .formatted(labels.size(), labels.size() * (labels.size() - 1) / 2, links.size()));
        }
    }

    /** Where the link between two vertices stands. */
    public static int link(int from, int to) {
        return to * (to - 1) / 2 + from;
    }

    public boolean linked(int from, int to) {
        return links.get(link(from, to));
    }

    /**
     * What a drawing shows. Where its arrows carry operations, these become the vertices: each reads what leads to where
     * its arrow begins.
     *
     * @param names what vertices are called in drawings, the output first
     */
    static LabelledGraph of(Cell cell, List<String> names) {
        return new Reading(cell, names).graph();
    }

    /** One drawing turned into a graph. */
    private static final class Reading {

        private final Cell cell;
        private final List<String> names;
        private final List<List<Integer>> ends = new ArrayList<>();
        private final List<Integer> labels = new ArrayList<>();
        private final List<int[]> links = new ArrayList<>();

        Reading(Cell cell, List<String> names) {
            this.cell = cell;
            this.names = names;
            cell.vertices().forEach(_ -> ends.add(new ArrayList<>()));
        }

        LabelledGraph graph() {
            boolean onArrows = cell.edges().stream().anyMatch(edge -> !edge.op().isEmpty());
            int last = cell.vertices().size() - 1;
            for (int vertex = 0; vertex < last; vertex++) {
                if (!reads(vertex) || !onArrows) {
                    add(vertex);
                }
            }
            if (onArrows) {
                arrows(last);
            } else {
                plain(last);
            }
            return built();
        }

        private boolean reads(int vertex) {
            return cell.edges().stream().anyMatch(edge -> edge.to() == vertex);
        }

        private void add(int vertex) {
            int named = names.indexOf(cell.vertices().get(vertex));
            ends.get(vertex).add(labels.size());
            labels.add(named < 0 ? INPUT : named);
        }

        private void arrows(int last) {
            for (var edge : cell.edges()) {
                if (edge.op().isEmpty()) {
                    ends.get(edge.to()).addAll(ends.get(edge.from()));
                } else {
                    int vertex = labels.size();
                    ends.get(edge.from()).forEach(from -> links.add(new int[] {from, vertex}));
                    labels.add(names.indexOf(edge.op()));
                    ends.get(edge.to()).add(vertex);
                }
            }
            output(ends.get(last));
        }

        private void plain(int last) {
            for (var edge : cell.edges()) {
                if (edge.to() != last) {
                    links.add(new int[] {
                        ends.get(edge.from()).getFirst(), ends.get(edge.to()).getFirst()
                    });
                }
            }
            output(cell.edges().stream()
                    .filter(edge -> edge.to() == last)
                    .map(edge -> ends.get(edge.from()).getFirst())
                    .toList());
        }

        private void output(List<Integer> sources) {
            sources.forEach(from -> links.add(new int[] {from, labels.size()}));
            labels.add(OUTPUT);
        }

        private LabelledGraph built() {
            var present = new Boolean[labels.size() * (labels.size() - 1) / 2];
            Arrays.fill(present, false);
            links.forEach(link -> present[link(link[0], link[1])] = true);
            return new LabelledGraph(labels, List.of(present));
        }
    }

    /** The vertices that lead to one. */
    public List<Integer> sources(int vertex) {
        return IntStream.range(0, vertex)
                .filter(from -> linked(from, vertex))
                .boxed()
                .toList();
    }
}
