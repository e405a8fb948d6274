package dev.espalier.space.dag;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An acyclic graph of a stage. Its inner vertices are numbered from 1; an edge leads from a lower one to a higher one, so
 * that any bits are a graph. Inner vertices that nothing leads to read the input, and those that lead nowhere are read by
 * the output.
 *
 * @param vertices inner ones, 1 to 6
 * @param bits which edges there are: bit {@code (v - 1) (v - 2) / 2 + u - 1} for the one from u to v
 * @see <a href="https://arxiv.org/abs/2404.16218">Neumeyer et al., IDA 2024</a>
 */
public record Dag(int vertices, int bits) {

    /** The most inner vertices: classes of more are not enumerated. */
    public static final int MOST = 6;

    /** Instead of an inner vertex: what enters the stage. */
    public static final int INPUT = 0;

    public Dag {
        if (vertices < 1 || vertices > MOST) {
            throw new IllegalArgumentException(
                    "The `vertices` (%d) of a graph must be from 1 to %d.".formatted(vertices, MOST));
        }
        if (bits < 0 || bits >= 1 << edges(vertices)) {
            throw new IllegalArgumentException("The `bits` (%d) of a graph of %d vertices must be from 0 to %d."
                    .formatted(bits, vertices, (1 << edges(vertices)) - 1));
        }
    }

    /** How many edges there can be between so many inner vertices. */
    public static int edges(int vertices) {
        return vertices * (vertices - 1) / 2;
    }

    /** The place of an edge among the bits, which does not depend on how many vertices there are. */
    static int place(int from, int to) {
        return (to - 1) * (to - 2) / 2 + from - 1;
    }

    public boolean has(int from, int to) {
        return (bits >> place(from, to) & 1) == 1;
    }

    /** The inner vertices that lead to one; none where it reads the input. */
    List<Integer> before(int vertex) {
        return IntStream.range(1, vertex)
                .filter(from -> has(from, vertex))
                .boxed()
                .toList();
    }

    /** The inner vertices that the output reads. */
    List<Integer> last() {
        return IntStream.rangeClosed(1, vertices)
                .filter(from -> IntStream.rangeClosed(from + 1, vertices).noneMatch(to -> has(from, to)))
                .boxed()
                .toList();
    }

    /** How many edges carry an operation: all but those that come from the input. */
    public int operations() {
        return Integer.bitCount(bits) + last().size();
    }

    /** The representative of all graphs that are the same but for the numbers of their vertices. */
    public Dag canonical() {
        return new Dag(vertices, DagClasses.of(vertices).representative(bits));
    }

    /** One graph of each class, in the order of their bits. */
    public static List<Dag> all(int vertices) {
        var all = new ArrayList<Dag>();
        DagClasses.of(vertices).representatives().forEach(bits -> all.add(new Dag(vertices, bits)));
        return all;
    }

    /** The inner edges, as in {@code 1>2 1>3}; {@code -} where there are none. */
    public String text() {
        var text = new ArrayList<String>();
        for (int to = 2; to <= vertices; to++) {
            for (int from : before(to)) {
                text.add(from + ">" + to);
            }
        }
        return text.isEmpty() ? "-" : String.join(" ", text);
    }
}
