package dev.espalier.space.grammar;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Numbers of terms in which shared nonterminals still stand, by which of them do.
 *
 * @param counts by the set of shared nonterminals that a term contains
 */
record Tally(Map<Set<String>, BigInteger> counts) {

    /** Nothing. */
    static final Tally NONE = new Tally(Map.of());

    /** One thing without shared nonterminals: what a primitive is. */
    static final Tally ONE = of(Set.of());

    Tally {
        counts = Map.copyOf(counts);
    }

    /** One thing with these shared nonterminals. */
    static Tally of(Set<String> shared) {
        return new Tally(Map.of(shared, BigInteger.ONE));
    }

    /** Either one of these or one of those. */
    Tally plus(Tally other) {
        var sum = new HashMap<>(counts);
        other.counts.forEach((shared, count) -> sum.merge(shared, count, BigInteger::add));
        return new Tally(sum);
    }

    /** One of these beside one of those. */
    Tally times(Tally other) {
        var product = new HashMap<Set<String>, BigInteger>();
        counts.forEach((left, count) -> other.counts.forEach(
                (right, times) -> product.merge(union(left, right), count.multiply(times), BigInteger::add)));
        return new Tally(product);
    }

    /** With a shared nonterminal replaced, everywhere in a term by the same one of what it may become. */
    Tally replace(String nonterminal, Tally by) {
        var result = NONE;
        for (var entry : counts.entrySet()) {
            var rest = new HashSet<>(entry.getKey());
            boolean there = rest.remove(nonterminal);
            var these = new Tally(Map.of(Set.copyOf(rest), entry.getValue()));
            result = result.plus(there ? these.times(by) : these);
        }
        return result;
    }

    /** How many have none in them. */
    BigInteger complete() {
        return counts.getOrDefault(Set.of(), BigInteger.ZERO);
    }

    private static Set<String> union(Set<String> left, Set<String> right) {
        var union = new HashSet<>(left);
        union.addAll(right);
        return Set.copyOf(union);
    }
}
