package dev.espalier.space.grammar;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A nonterminal and what it may become.
 *
 * @param shared whether all its occurrences in one term become the same
 * @param alternatives in their order; the same one may stand there twice, and is then drawn twice as often
 * @see <a href="https://arxiv.org/abs/2211.01842">Schrodi et al., NeurIPS 2023</a>, section 3 on shared substitution
 */
public record Rule(String nonterminal, boolean shared, List<Term> alternatives) {

    public Rule {
        alternatives = List.copyOf(alternatives);
    }

    /** As it is read. */
    public String text() {
        return "%s%s ::= %s"
                .formatted(
                        shared ? "shared " : "",
                        nonterminal,
                        alternatives.stream().map(Term::text).collect(Collectors.joining(" | ")));
    }
}
