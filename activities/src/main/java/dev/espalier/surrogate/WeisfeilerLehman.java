package dev.espalier.surrogate;

import dev.espalier.space.OperationGraph;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Features of a graph of operations: how often each pattern of operations around a vertex occurs, up to a depth.
 * Patterns follow what an operation reads; they are named by 64-bit hashes. The vector of counts has length 1, so that
 * the product of two is 1 for equal graphs and 0 for those that share nothing.
 *
 * @see <a href="https://arxiv.org/abs/2006.07556">Ru et al., ICLR 2021, Section 3.2</a>
 */
final class WeisfeilerLehman {

    private static final int DEPTH = 3;

    private WeisfeilerLehman() {}

    /** Weights by pattern, in an order that every machine agrees on, so that sums over them do, too. */
    static SortedMap<Long, Double> features(OperationGraph graph) {
        var counts = new TreeMap<Long, Double>();
        var labels = graph.vertices().stream()
                .mapToLong(vertex -> hash(vertex.operation()))
                .toArray();
        count(labels, counts);
        for (int depth = 1; depth <= DEPTH; depth++) {
            labels = widened(graph, labels, depth);
            count(labels, counts);
        }
        double squares =
                counts.values().stream().mapToDouble(count -> count * count).sum();
        counts.replaceAll((_, count) -> count / Math.sqrt(squares));
        return counts;
    }

    private static void count(long[] labels, SortedMap<Long, Double> counts) {
        for (long label : labels) {
            counts.merge(label, 1.0, Double::sum);
        }
    }

    private static long[] widened(OperationGraph graph, long[] labels, int depth) {
        var next = new long[labels.length];
        for (int i = 0; i < next.length; i++) {
            var inputs = graph.vertices().get(i).inputs();
            var around = new long[inputs.size()];
            for (int j = 0; j < around.length; j++) {
                around[j] = mixed(labels[inputs.get(j).from()], inputs.get(j).times());
            }
            Arrays.sort(around);
            next[i] = mixed(labels[i], depth);
            for (long label : around) {
                next[i] = mixed(next[i], label);
            }
        }
        return next;
    }

    private static long hash(String operation) {
        long hash = operation.length();
        for (int i = 0; i < operation.length(); i++) {
            hash = mixed(hash, operation.charAt(i));
        }
        return hash;
    }

    /** The finaliser of SplitMix64: every bit of both reaches every bit of the result. */
    private static long mixed(long left, long right) {
        long bits = (left ^ right * 0x9E3779B97F4A7C15L) + 0x9E3779B97F4A7C15L;
        bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }
}
