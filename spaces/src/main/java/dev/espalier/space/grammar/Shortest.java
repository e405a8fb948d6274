package dev.espalier.space.grammar;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The alternative of each nonterminal through which it ends after the fewest levels. */
final class Shortest {

    private final Map<String, Integer> alternatives = new HashMap<>();

    /** Level by level, each nonterminal as soon as all that one of its alternatives needs have ended. */
    Shortest(List<Rule> rules) {
        int before;
        do {
            before = alternatives.size();
            var ended = Map.copyOf(alternatives);
            for (var rule : rules) {
                for (int i = 0; i < rule.alternatives().size(); i++) {
                    if (rule.alternatives().get(i).nonterminals().allMatch(ended::containsKey)) {
                        alternatives.putIfAbsent(rule.nonterminal(), i);
                    }
                }
            }
        } while (alternatives.size() > before);
    }

    int of(String nonterminal) {
        return alternatives.getOrDefault(nonterminal, 0);
    }
}
