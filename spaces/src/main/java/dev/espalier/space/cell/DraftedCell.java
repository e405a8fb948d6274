package dev.espalier.space.cell;

import dev.espalier.space.GraphSpace.Draft;
import dev.espalier.space.LabelledGraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A cell of DARTS as it was drawn vertex by vertex: two vertices are the operations of a node, and whatever leads to
 * either is a candidate for what the node reads. Of more than two the best by score are kept, so that a draft with too
 * many links is still a cell.
 *
 * <p>Unlike the authors' code, each node takes its own two operations, and the scores that choose are those the links
 * were drawn from, when the cell is checked and when it is built; and scores are averaged, since summed ones favour the
 * inputs, which have fewer.
 *
 * @see <a href="https://arxiv.org/abs/2203.08734">Lukasik et al., ECCV 2022, Section 4.3</a>
 */
final class DraftedCell {

    private static final int FIRST_OP = 1 + Darts.INPUTS;

    private DraftedCell() {}

    /** The choices of one cell; none if it is not one. */
    static Optional<List<Integer>> choices(Draft draft) {
        var graph = draft.graph();
        int output = Darts.INPUTS + 2 * Darts.NODES;
        if (graph.labels().size() != output + 1
                || graph.labels().get(0) != LabelledGraph.INPUT
                || graph.labels().get(1) != LabelledGraph.INPUT + 1
                || graph.labels().get(output) != LabelledGraph.OUTPUT
                || graph.labels().subList(Darts.INPUTS, output).stream().anyMatch(label -> label < FIRST_OP)) {
            return Optional.empty();
        }
        var choices = new ArrayList<Integer>();
        for (int node = 0; node < Darts.NODES; node++) {
            var read = read(draft, node);
            if (read.size() < 2) {
                return Optional.empty();
            }
            if (node > 0) {
                choices.add(Darts.pairs(node).indexOf(read));
            }
            choices.add(graph.labels().get(vertex(node)) - FIRST_OP);
            choices.add(graph.labels().get(vertex(node) + 1) - FIRST_OP);
        }
        return Optional.of(choices);
    }

    private static int vertex(int node) {
        return Darts.INPUTS + 2 * node;
    }

    /** The two best of what a node may read, the lesser first. */
    private static List<Integer> read(Draft draft, int node) {
        var sources = new ArrayList<Integer>();
        for (int source = 0; source < Darts.INPUTS + node; source++) {
            if (links(source, node).stream().anyMatch(link -> draft.graph().linked(link[0], link[1]))) {
                sources.add(source);
            }
        }
        return sources.stream()
                .sorted(Comparator.comparingDouble(source -> -score(draft, source, node)))
                .limit(2)
                .sorted()
                .toList();
    }

    private static double score(Draft draft, int source, int node) {
        return links(source, node).stream()
                .mapToDouble(link -> -StrictMath.log1p(StrictMath.exp(-draft.score(link[0], link[1]))))
                .average()
                .orElseThrow();
    }

    /** All that may lead from an input or a node to a node. */
    private static List<int[]> links(int source, int node) {
        var links = new ArrayList<int[]>();
        int first = source < Darts.INPUTS ? source : vertex(source - Darts.INPUTS);
        int last = source < Darts.INPUTS ? source : first + 1;
        for (int from = first; from <= last; from++) {
            for (int to = vertex(node); to <= vertex(node) + 1; to++) {
                links.add(new int[] {from, to});
            }
        }
        return links;
    }
}
