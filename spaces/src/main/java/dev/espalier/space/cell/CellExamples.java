package dev.espalier.space.cell;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Cells of NAS-Bench-101 drawn uniformly: how many there are of each size is known, and one that can be written in more
 * ways is taken as much more rarely.
 */
final class CellExamples {

    /** How many cells have 0, 1, … inner vertices. */
    private static final List<Integer> CELLS_BY_INNER = List.of(1, 6, 84, 2_441, 62_010, 359_082);

    private CellExamples() {}

    static VertexCell draw(RandomGenerator random) {
        int left = random.nextInt(NasBench101.CELLS);
        int inner = 0;
        while (left >= CELLS_BY_INNER.get(inner)) {
            left -= CELLS_BY_INNER.get(inner++);
        }
        int vertices = inner + 2;
        while (true) {
            int pairs = vertices * (vertices - 1) / 2;
            int bits = random.nextInt(1 << pairs);
            if (Integer.bitCount(bits) <= VertexCell.MOST_EDGES && leadsThroughAll(bits, vertices)) {
                var edges = IntStream.range(0, pairs)
                        .mapToObj(edge -> (bits >> edge & 1) == 1)
                        .toList();
                var ops = Stream.generate(() -> random.nextInt(NasBench101.OPS.size()))
                        .limit(inner)
                        .toList();
                var cell = new VertexCell(edges, ops);
                if (random.nextLong(cell.writings()) == 0) {
                    return cell;
                }
            }
        }
    }

    /** Whether every vertex but the first is led to, and every one but the last leads on. */
    private static boolean leadsThroughAll(int edges, int vertices) {
        int entered = 1;
        int left = 1 << (vertices - 1);
        for (int from = 0, edge = 0; from < vertices; from++) {
            for (int to = from + 1; to < vertices; to++, edge++) {
                int present = edges >> edge & 1;
                entered |= present << to;
                left |= present << from;
            }
        }
        return (entered & left) == (1 << vertices) - 1;
    }
}
