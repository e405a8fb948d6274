package dev.espalier.space.grammar;

import dev.espalier.space.Problems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds nonterminals from which no term can be made, which no term is made from, or which go round in a circle. */
final class LanguageCheck {

    private final List<Draft> drafts;
    private final Problems problems;
    private final Map<String, Set<String>> uses;

    LanguageCheck(List<Draft> drafts, Problems problems) {
        var firsts = new LinkedHashMap<String, Draft>();
        drafts.forEach(draft -> firsts.putIfAbsent(draft.nonterminal(), draft));
        this.drafts = List.copyOf(firsts.values());
        this.problems = problems;
        this.uses = collect(this.drafts, true);
    }

    private static Map<String, Set<String>> collect(List<Draft> drafts, boolean anywhere) {
        var uses = new HashMap<String, Set<String>>();
        drafts.forEach(draft -> uses.computeIfAbsent(draft.nonterminal(), _ -> new HashSet<>())
                .addAll(anywhere ? draft.uses() : draft.becomes()));
        return uses;
    }

    void check() {
        if (drafts.isEmpty()) {
            return;
        }
        checkReach();
        checkEnds();
        checkCircles();
    }

    /** What a rule that could not be read speaks of is not known. */
    private void checkReach() {
        var start = drafts.getFirst().nonterminal();
        var reached = Reach.from(start, uses);
        if (drafts.stream().noneMatch(Draft::broken)) {
            drafts.stream()
                    .filter(draft -> !draft.nonterminal().equals(start) && !reached.contains(draft.nonterminal()))
                    .forEach(draft -> problems.add(
                            "At %s, there is the nonterminal `%s`, which is never reached, where one that the start `%s` leads to was expected."
                                    .formatted(draft.name().place(), draft.nonterminal(), start)));
        }
    }

    private void checkEnds() {
        var ending = ending();
        var endless = drafts.stream()
                .filter(draft -> !ending.contains(draft.nonterminal()))
                .toList();
        for (var draft : endless) {
            problems.add(
                    "At %s, the nonterminal `%s` never ends, since each of its alternatives needs one that does not end; an alternative that ends in terminals was expected."
                            .formatted(draft.name().place(), draft.nonterminal()));
        }
        var start = drafts.getFirst();
        if (endless.contains(start)) {
            problems.add(
                    "At %s, the language is empty, since the start `%s` never ends; a start that derives a term was expected."
                            .formatted(start.name().place(), start.nonterminal()));
        }
    }

    /** Those from which a term can be made; of what is not known, so is believed. */
    private Set<String> ending() {
        var ending = new HashSet<String>();
        drafts.stream()
                .flatMap(draft -> draft.uses().stream())
                .filter(name -> !uses.containsKey(name))
                .forEach(ending::add);
        drafts.stream().filter(Draft::broken).map(Draft::nonterminal).forEach(ending::add);
        int before;
        do {
            before = ending.size();
            drafts.stream()
                    .filter(draft -> draft.alternatives().stream().anyMatch(alternative -> ends(alternative, ending)))
                    .map(Draft::nonterminal)
                    .forEach(ending::add);
        } while (ending.size() > before);
        return ending;
    }

    private static boolean ends(Phrase alternative, Set<String> ending) {
        return alternative
                .all()
                .filter(Phrase::nonterminal)
                .allMatch(phrase -> ending.contains(phrase.head().text()));
    }

    private void checkCircles() {
        var becomes = collect(drafts, false);
        for (var draft : drafts) {
            var name = draft.nonterminal();
            if (Reach.from(name, becomes).contains(name)) {
                problems.add(
                        "At %s, the nonterminal `%s` may become itself with nothing around it, where something new in each round was expected."
                                .formatted(draft.name().place(), name));
            } else if (draft.shared() && Reach.from(name, uses).contains(name)) {
                problems.add(
                        "At %s, the shared nonterminal `%s` contains itself, where one that all its occurrences can be replaced by was expected."
                                .formatted(draft.name().place(), name));
            }
        }
    }
}
