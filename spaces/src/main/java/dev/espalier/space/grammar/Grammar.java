package dev.espalier.space.grammar;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A context-free grammar whose language are terms. Its text is one rule after the other, the first of which is the
 * start's:
 *
 * <pre>{@code
 * S    ::= Linear2(CELL, CELL) | Residual2(CELL, CELL, id)   # what follows this sign is for people
 * shared CELL ::= conv3x3 | conv1x1
 * }</pre>
 *
 * <p>Names in capitals are nonterminals, others terminals: topologies, which have arguments, always as many, and
 * primitives, which have none. All occurrences of a {@code shared} nonterminal in one term become the same.
 *
 * @see <a href="https://arxiv.org/abs/2211.01842">Schrodi et al., NeurIPS 2023</a>, section 3
 */
public final class Grammar {

    private static final Pattern NONTERMINAL = Pattern.compile("[A-Z][A-Z0-9_]*");

    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Shortest shortest;

    Grammar(List<Rule> rules) {
        rules.forEach(rule -> this.rules.put(rule.nonterminal(), rule));
        this.shortest = new Shortest(rules);
    }

    /**
     * The grammar that a text means, any terminals allowed.
     *
     * @throws dev.espalier.space.Refusal with all problems found
     */
    public static Grammar read(String text) {
        return read(text, Map.of());
    }

    /**
     * The grammar that a text means.
     *
     * @param terminals how many arguments each takes; empty when any name may be one
     * @throws dev.espalier.space.Refusal with all problems found
     */
    public static Grammar read(String text, Map<String, Integer> terminals) {
        return GrammarReader.read(text, terminals);
    }

    static boolean nonterminal(String name) {
        return NONTERMINAL.matcher(name).matches();
    }

    /** The rules in their order. */
    public List<Rule> rules() {
        return List.copyOf(rules.values());
    }

    /** The nonterminal that all terms are derived from. */
    public String start() {
        return rules.keySet().iterator().next();
    }

    /** The rule of a nonterminal of this grammar. */
    Rule rule(String nonterminal) {
        return Objects.requireNonNull(rules.get(nonterminal), nonterminal);
    }

    /** As it is read, a rule a line. */
    public String text() {
        return rules.values().stream().map(rule -> rule.text() + "\n").collect(Collectors.joining());
    }

    /** The term that a derivation of this grammar derives. */
    public Term term(Derivation derivation) {
        return new Writing(this, derivation).term();
    }

    /** How a term is derived, the earlier alternatives first; none when it is not in the language. */
    public Optional<Derivation> derivation(Term term) {
        return new Matching(this).derivation(term);
    }

    /** Whether a term is in the language. */
    public boolean contains(Term term) {
        return derivation(term).isPresent();
    }

    /** The alternatives that a derivation chooses where there are several, depth first, each from 0. */
    public List<Integer> choices(Derivation derivation) {
        return new Choices(this).of(derivation);
    }

    /**
     * The derivation with these choices.
     *
     * @throws IllegalArgumentException when there is none, in one sentence
     */
    public Derivation derivation(List<Integer> choices) {
        return new Choices(this).read(choices);
    }

    /** How many derivations there are, alternatives that stand there twice counted twice. */
    public Size derivations() {
        return new Counting(this).derivations();
    }

    /** How many different terms there are. */
    public Size terms() {
        return new Counting(this).terms();
    }

    /** The alternative through which a nonterminal ends soonest. */
    int shortest(String nonterminal) {
        return shortest.of(nonterminal);
    }
}
