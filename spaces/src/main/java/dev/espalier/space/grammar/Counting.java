package dev.espalier.space.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sizes of a grammar's language. */
final class Counting {

    private final Grammar grammar;
    private final Map<String, Set<String>> uses;

    Counting(Grammar grammar) {
        this.grammar = grammar;
        this.uses = grammar.rules().stream().collect(Collectors.toMap(Rule::nonterminal, Counting::uses));
    }

    private static Set<String> uses(Rule rule) {
        return rule.alternatives().stream().flatMap(Term::nonterminals).collect(Collectors.toSet());
    }

    /** How many derivations there are. */
    Size derivations() {
        var recursive = recursive();
        return recursive.isEmpty() ? exact(new Derivations(grammar)::of) : endless(recursive.getFirst());
    }

    /** How many different terms there are. */
    Size terms() {
        var recursive = recursive();
        if (!recursive.isEmpty()) {
            return endless(recursive.getFirst());
        }
        var confused = shared().filter(this::confused).findFirst();
        return confused.<Size>map(Counting::unclear).orElseGet(() -> exact(new DistinctTerms(grammar)::of));
    }

    private static Size endless(String nonterminal) {
        return new Size.Unknown("The language has no number of terms, since the nonterminal `%s` may contain itself."
                .formatted(nonterminal));
    }

    private static Size unclear(String nonterminal) {
        return new Size.Unknown(
                "The different terms are not counted, since what the shared nonterminal `%s` becomes may also come from elsewhere."
                        .formatted(nonterminal));
    }

    private List<String> recursive() {
        return grammar.rules().stream()
                .map(Rule::nonterminal)
                .filter(name -> Reach.from(name, uses).contains(name))
                .toList();
    }

    private Stream<String> shared() {
        return grammar.rules().stream().filter(Rule::shared).map(Rule::nonterminal);
    }

    /** Whether a function that begins what a shared nonterminal becomes may stand anywhere else. */
    private boolean confused(String nonterminal) {
        var own = grammar.rule(nonterminal).alternatives();
        var heads = own.stream().map(Term::head).collect(Collectors.toSet());
        var elsewhere = Stream.concat(
                grammar.rules().stream()
                        .filter(rule -> !rule.nonterminal().equals(nonterminal))
                        .flatMap(rule -> rule.alternatives().stream()),
                own.stream().flatMap(term -> term.arguments().stream()));
        return own.stream().anyMatch(Term::nonterminal)
                || elsewhere.flatMap(Term::all).map(Term::head).anyMatch(heads::contains);
    }

    /** Replaces shared nonterminals one by one, first those in which others may stand. */
    private Size exact(Function<String, Tally> tallies) {
        var tally = tallies.apply(grammar.start());
        var open = new ArrayList<>(shared().toList());
        while (!open.isEmpty()) {
            var outermost = open.stream()
                    .filter(name -> open.stream()
                            .noneMatch(other -> Reach.from(other, uses).contains(name)))
                    .findFirst()
                    .orElseThrow();
            open.remove(outermost);
            tally = tally.replace(outermost, tallies.apply(outermost));
        }
        return new Size.Exact(tally.complete());
    }
}
