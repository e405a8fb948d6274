package dev.espalier.space.dag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Which graphs of so many vertices are the same but for the numbers of these: the smallest bits stand for a class. */
final class DagClasses {

    private static final DagClasses[] KNOWN = new DagClasses[Dag.MOST + 1];

    private final int[] representatives;

    private DagClasses(int vertices) {
        this.representatives = new int[1 << Dag.edges(vertices)];
        Arrays.fill(representatives, -1);
        var renumberings = new ArrayList<int[]>();
        renumber(new int[vertices], 0, 0, renumberings);
        for (int bits = 0; bits < representatives.length; bits++) {
            if (representatives[bits] < 0) {
                for (var numbers : renumberings) {
                    int same = renumbered(new Dag(vertices, bits), numbers);
                    if (same >= 0) {
                        representatives[same] = bits;
                    }
                }
            }
        }
    }

    static DagClasses of(int vertices) {
        synchronized (KNOWN) {
            if (KNOWN[vertices] == null) {
                KNOWN[vertices] = new DagClasses(vertices);
            }
            return KNOWN[vertices];
        }
    }

    int representative(int bits) {
        return representatives[bits];
    }

    /** One of each class, ascending. */
    List<Integer> representatives() {
        return IntStream.range(0, representatives.length)
                .filter(bits -> representatives[bits] == bits)
                .boxed()
                .toList();
    }

    private static void renumber(int[] numbers, int vertex, int used, List<int[]> all) {
        if (vertex == numbers.length) {
            all.add(numbers.clone());
            return;
        }
        for (int number = 1; number <= numbers.length; number++) {
            if ((used >> number & 1) == 0) {
                numbers[vertex] = number;
                renumber(numbers, vertex + 1, used | 1 << number, all);
            }
        }
    }

    /** The bits under other numbers; -1 where an edge would lead to a lower one. */
    private static int renumbered(Dag dag, int[] numbers) {
        int bits = 0;
        for (int to = 2; to <= dag.vertices(); to++) {
            for (int from = 1; from < to; from++) {
                if (dag.has(from, to)) {
                    if (numbers[from - 1] > numbers[to - 1]) {
                        return -1;
                    }
                    bits |= 1 << Dag.place(numbers[from - 1], numbers[to - 1]);
                }
            }
        }
        return bits;
    }
}
