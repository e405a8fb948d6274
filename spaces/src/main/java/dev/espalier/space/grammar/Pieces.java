package dev.espalier.space.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of a grammar, cut so that each makes one function of named parts: a nested term has a name of its own, its
 * text, and so has an occurrence of a shared nonterminal, which is a primitive here.
 *
 * @param makes what makes one function of parts
 * @param names all that a thing of this name is called too, through alternatives that are nothing but a nonterminal
 */
record Pieces(List<Make> makes, Map<String, Set<String>> names) {

    /**
     * One function of parts.
     *
     * @param shared the shared nonterminals that this stands for: one or none
     */
    record Make(String name, String head, List<String> parts, Set<String> shared) {}

    /** What stands before the name of an occurrence of a shared nonterminal. */
    private static final String OCCURRENCE = "shared ";

    static Pieces of(Grammar grammar) {
        var pieces = new Pieces(new ArrayList<>(), new HashMap<>());
        var becomes = new HashMap<String, Set<String>>();
        for (var rule : grammar.rules()) {
            for (var alternative : rule.alternatives()) {
                if (alternative.nonterminal()) {
                    becomes.computeIfAbsent(pieces.part(grammar, alternative), _ -> new HashSet<>())
                            .add(rule.nonterminal());
                } else {
                    pieces.add(grammar, rule.nonterminal(), alternative);
                }
            }
        }
        for (var make : pieces.makes) {
            var names = Reach.from(make.name(), becomes);
            names.add(make.name());
            pieces.names.put(make.name(), Set.copyOf(names));
        }
        return pieces;
    }

    private void add(Grammar grammar, String name, Term term) {
        var parts = term.arguments().stream().map(part -> part(grammar, part)).toList();
        add(new Make(name, term.head(), parts, Set.of()));
    }

    /** The name of a part, which is made as well unless a rule makes it. */
    private String part(Grammar grammar, Term term) {
        if (!term.nonterminal()) {
            add(grammar, term.text(), term);
            return term.text();
        }
        if (!grammar.rule(term.head()).shared()) {
            return term.head();
        }
        var name = OCCURRENCE + term.head();
        add(new Make(name, name, List.of(), Set.of(term.head())));
        return name;
    }

    private void add(Make make) {
        if (!makes.contains(make)) {
            makes.add(make);
        }
    }
}
