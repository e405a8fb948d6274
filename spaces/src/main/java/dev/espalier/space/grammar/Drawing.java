package dev.espalier.space.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Draws a subtree, what would break the constraint left out. All alternatives are as likely, but each is a tenth as likely for every time that the
 * nonterminals above became it, so that recursive grammars come to an end. Unlike the paper's, a tree of more than
 * 10,000 nodes is ended on the shortest way, since that rule alone bounds none.
 *
 * @see <a href="https://arxiv.org/abs/2211.01842">Schrodi et al., NeurIPS 2023</a>, whose code samples so
 */
final class Drawing {

    private static final double AGAIN = 0.1;
    private static final int LARGEST = 10_000;

    private final Grammar grammar;
    private final Connected constraint;
    private final RandomGenerator random;
    private final Map<String, Node.Chosen> shared;
    private final Map<String, int[]> above = new HashMap<>();
    private int nodes;

    /**
     * Begins a subtree.
     *
     * @param shared what shared nonterminals are already; others are drawn
     */
    Drawing(Grammar grammar, Connected constraint, RandomGenerator random, Map<String, Node.Chosen> shared) {
        this.grammar = grammar;
        this.constraint = constraint;
        this.random = random;
        this.shared = new HashMap<>(shared);
    }

    /** What shared nonterminals are by now. */
    Map<String, Node.Chosen> shared() {
        return shared;
    }

    /** What a nonterminal becomes. */
    Node.Chosen draw(String nonterminal) {
        return draw(nonterminal, true);
    }

    private Node.Chosen draw(String nonterminal, boolean mayCut) {
        var alternatives = grammar.rule(nonterminal).alternatives();
        var times = above.computeIfAbsent(nonterminal, _ -> new int[alternatives.size()]);
        int alternative =
                nodes++ < LARGEST ? index(weights(alternatives, times, mayCut)) : grammar.shortest(nonterminal);
        times[alternative]++;
        var parts = new ArrayList<Node>();
        fill(alternatives.get(alternative), mayCut, parts);
        times[alternative]--;
        return new Node.Chosen(nonterminal, alternative, parts);
    }

    /** Draws the nonterminals of a pattern from left to right; whether it then cuts the edge it stands on. */
    private boolean fill(Term pattern, boolean mayCut, List<Node> parts) {
        if (pattern.nonterminal()) {
            var node = occurrence(pattern.head(), mayCut);
            parts.add(node);
            return cuts(node);
        }
        var cuts = new BitSet();
        for (int edge = 0; edge < pattern.arguments().size(); edge++) {
            boolean free = constraint.mayCut(pattern.head(), cuts, edge);
            cuts.set(edge, fill(pattern.arguments().get(edge), free, parts));
        }
        return constraint.cuts(pattern);
    }

    private Node occurrence(String nonterminal, boolean mayCut) {
        if (!grammar.rule(nonterminal).shared()) {
            return draw(nonterminal, mayCut);
        }
        if (!shared.containsKey(nonterminal)) {
            shared.put(nonterminal, draw(nonterminal, mayCut));
        }
        return new Node.Shared(nonterminal);
    }

    private boolean cuts(Node node) {
        return switch (node) {
            case Node.Shared(var name) -> cuts(Objects.requireNonNull(shared.get(name)));
            case Node.Chosen(var name, int alternative, var parts) -> {
                var pattern = grammar.rule(name).alternatives().get(alternative);
                yield pattern.nonterminal() ? cuts(parts.getFirst()) : constraint.cuts(pattern);
            }
        };
    }

    /** Zero for what must not be, unless all is so. */
    private double[] weights(List<Term> alternatives, int[] times, boolean mayCut) {
        boolean stuck = !mayCut && alternatives.stream().allMatch(this::onlyCuts);
        var weights = new double[times.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = mayCut || stuck || !onlyCuts(alternatives.get(i)) ? Math.pow(AGAIN, times[i]) : 0;
        }
        return weights;
    }

    private boolean onlyCuts(Term pattern) {
        return pattern.nonterminal()
                ? grammar.rule(pattern.head()).alternatives().stream().allMatch(this::onlyCuts)
                : constraint.cuts(pattern);
    }

    private int index(double[] weights) {
        double left = random.nextDouble() * Arrays.stream(weights).sum();
        int index = -1;
        int last = -1;
        for (int i = 0; i < weights.length && index < 0; i++) {
            last = weights[i] > 0 ? i : last;
            index = weights[i] > left ? i : -1;
            left -= weights[i];
        }
        return index < 0 ? last : index;
    }
}
