package dev.espalier.space.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Draws a subtree. All alternatives are as likely, but each is a tenth as likely for every time that the
 * nonterminals above became it, so that recursive grammars come to an end. Unlike the paper's, a tree of more than
 * 10,000 nodes is ended on the shortest way, since that rule alone bounds none.
 *
 * @see <a href="https://arxiv.org/abs/2211.01842">Schrodi et al., NeurIPS 2023</a>, whose code samples so
 */
final class Drawing {

    private static final double AGAIN = 0.1;
    private static final int LARGEST = 10_000;

    private final Grammar grammar;
    private final RandomGenerator random;
    private final Map<String, Node.Chosen> shared;
    private final Map<String, int[]> above = new HashMap<>();
    private int nodes;

    /**
     * Begins a subtree.
     *
     * @param shared what shared nonterminals are already; others are drawn
     */
    Drawing(Grammar grammar, RandomGenerator random, Map<String, Node.Chosen> shared) {
        this.grammar = grammar;
        this.random = random;
        this.shared = new HashMap<>(shared);
    }

    /** What shared nonterminals are by now. */
    Map<String, Node.Chosen> shared() {
        return shared;
    }

    /** What a nonterminal becomes. */
    Node.Chosen draw(String nonterminal) {
        var alternatives = grammar.rule(nonterminal).alternatives();
        var times = above.computeIfAbsent(nonterminal, _ -> new int[alternatives.size()]);
        int alternative = nodes++ < LARGEST ? index(times) : grammar.shortest(nonterminal);
        times[alternative]++;
        var parts = new ArrayList<Node>();
        alternatives.get(alternative).nonterminals().forEach(name -> parts.add(occurrence(name)));
        times[alternative]--;
        return new Node.Chosen(nonterminal, alternative, parts);
    }

    private Node occurrence(String nonterminal) {
        if (!grammar.rule(nonterminal).shared()) {
            return draw(nonterminal);
        }
        if (!shared.containsKey(nonterminal)) {
            shared.put(nonterminal, draw(nonterminal));
        }
        return new Node.Shared(nonterminal);
    }

    private int index(int[] times) {
        if (Arrays.stream(times).allMatch(count -> count == 0)) {
            return random.nextInt(times.length);
        }
        double left = random.nextDouble()
                * Arrays.stream(times).mapToDouble(Drawing::weight).sum();
        int index = 0;
        while (index < times.length - 1 && left >= weight(times[index])) {
            left -= weight(times[index++]);
        }
        return index;
    }

    private static double weight(int times) {
        return Math.pow(AGAIN, times);
    }
}
