package dev.espalier.space.grammar;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What nonterminals lead to. */
final class Reach {

    private Reach() {}

    /** All that one leads to in one step or more; itself only if it comes back. */
    static Set<String> from(String start, Map<String, Set<String>> steps) {
        var reached = new HashSet<String>();
        var open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            for (var next : steps.getOrDefault(open.pop(), Set.of())) {
                if (reached.add(next)) {
                    open.push(next);
                }
            }
        }
        return reached;
    }
}
