package dev.espalier.space.grammar;

import dev.espalier.space.Problems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds names that are defined twice, mean nothing, or have too many or too few arguments. */
final class SymbolCheck {

    private final List<Draft> drafts;
    private final Map<String, Integer> terminals;
    private final Problems problems;
    private final Map<String, Token> definitions = new HashMap<>();
    private final Map<String, Phrase> firstUses = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();

    SymbolCheck(List<Draft> drafts, Map<String, Integer> terminals, Problems problems) {
        this.drafts = drafts;
        this.terminals = terminals;
        this.problems = problems;
    }

    void check() {
        for (var draft : drafts) {
            var before = definitions.putIfAbsent(draft.nonterminal(), draft.name());
            if (before != null) {
                problems.add("At %s, there is a second rule for `%s`, where only the one at %s was expected."
                        .formatted(draft.name().place(), draft.nonterminal(), before.place()));
            }
        }
        drafts.stream().flatMap(Draft::phrases).forEach(phrase -> {
            if (phrase.nonterminal()) {
                checkNonterminal(phrase);
            } else if (terminals.isEmpty()) {
                checkAsBefore(phrase);
            } else {
                checkKnown(phrase);
            }
        });
    }

    private void checkNonterminal(Phrase phrase) {
        var name = phrase.head();
        if (!definitions.containsKey(name.text())) {
            addUnknown(name, "a nonterminal with a rule or a terminal, which has a small letter,");
        } else if (!phrase.arguments().isEmpty()) {
            problems.add("At %s, the nonterminal `%s` has %s, where none was expected."
                    .formatted(
                            name.place(),
                            name.text(),
                            arguments(phrase.arguments().size())));
        }
    }

    private void checkKnown(Phrase phrase) {
        var name = phrase.head();
        var arity = terminals.get(name.text());
        if (arity == null) {
            addUnknown(
                    name, "a nonterminal or one of %s".formatted(String.join(", ", new TreeSet<>(terminals.keySet()))));
        } else if (arity != phrase.arguments().size()) {
            problems.add("At %s, `%s` has %s, where %d were expected."
                    .formatted(
                            name.place(),
                            name.text(),
                            arguments(phrase.arguments().size()),
                            arity));
        }
    }

    /** At its first use only. */
    private void addUnknown(Token name, String expected) {
        if (unknown.add(name.text())) {
            problems.add("At %s, there is the unknown symbol `%s`, where %s was expected."
                    .formatted(name.place(), name.text(), expected));
        }
    }

    private void checkAsBefore(Phrase phrase) {
        var name = phrase.head();
        var before = firstUses.putIfAbsent(name.text(), phrase);
        if (before != null && before.arguments().size() != phrase.arguments().size()) {
            problems.add("At %s, `%s` has %s, where %d as at %s were expected."
                    .formatted(
                            name.place(),
                            name.text(),
                            arguments(phrase.arguments().size()),
                            before.arguments().size(),
                            before.head().place()));
        }
    }

    private static String arguments(int count) {
        return count == 1 ? "1 argument" : count + " arguments";
    }
}
