package dev.espalier.space.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes a derivation as the alternatives chosen, depth first, and reads it again. A nonterminal with one alternative
 * chooses nothing, a shared one only where it occurs first.
 */
final class Choices {

    private final Grammar grammar;

    Choices(Grammar grammar) {
        this.grammar = grammar;
    }

    List<Integer> of(Derivation derivation) {
        var choices = new ArrayList<Integer>();
        add(derivation.root(), derivation, new HashSet<>(), choices);
        return choices;
    }

    private void add(Node node, Derivation derivation, Set<String> told, List<Integer> choices) {
        switch (node) {
            case Node.Shared(var name) -> {
                if (told.add(name)) {
                    add(derivation.body(name), derivation, told, choices);
                }
            }
            case Node.Chosen(var name, int alternative, var parts) -> {
                if (grammar.rule(name).alternatives().size() > 1) {
                    choices.add(alternative);
                }
                parts.forEach(part -> add(part, derivation, told, choices));
            }
        }
    }

    /**
     * The derivation that is written so.
     *
     * @throws IllegalArgumentException when there is none
     */
    Derivation read(List<Integer> choices) {
        var shared = new HashMap<String, Node.Chosen>();
        var left = choices.iterator();
        var root = chosen(grammar.start(), left, shared);
        if (left.hasNext()) {
            throw new IllegalArgumentException(
                    "There are %d choices, where the derivation ends before the last.".formatted(choices.size()));
        }
        return new Derivation(root, shared);
    }

    private Node.Chosen chosen(String nonterminal, Iterator<Integer> left, Map<String, Node.Chosen> shared) {
        var alternatives = grammar.rule(nonterminal).alternatives();
        int alternative = alternatives.size() > 1 ? next(nonterminal, alternatives.size(), left) : 0;
        var parts = new ArrayList<Node>();
        alternatives.get(alternative).nonterminals().forEach(name -> parts.add(part(name, left, shared)));
        return new Node.Chosen(nonterminal, alternative, parts);
    }

    private Node part(String nonterminal, Iterator<Integer> left, Map<String, Node.Chosen> shared) {
        if (!grammar.rule(nonterminal).shared()) {
            return chosen(nonterminal, left, shared);
        }
        if (!shared.containsKey(nonterminal)) {
            shared.put(nonterminal, chosen(nonterminal, left, shared));
        }
        return new Node.Shared(nonterminal);
    }

    private static int next(String nonterminal, int alternatives, Iterator<Integer> left) {
        if (!left.hasNext()) {
            throw new IllegalArgumentException("The choices end, where one of the %d alternatives of `%s` was expected."
                    .formatted(alternatives, nonterminal));
        }
        int choice = left.next();
        if (choice < 0 || choice >= alternatives) {
            throw new IllegalArgumentException(
                    "A choice is %d, where one of the %d alternatives of `%s`, from 0, was expected."
                            .formatted(choice, alternatives, nonterminal));
        }
        return choice;
    }
}
