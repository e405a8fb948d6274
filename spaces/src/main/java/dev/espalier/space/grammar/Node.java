package dev.espalier.space.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A nonterminal in a derivation. */
public sealed interface Node {

    /** Which nonterminal. */
    String nonterminal();

    /**
     * A nonterminal and what it became.
     *
     * @param alternative its index, from 0
     * @param parts one for each nonterminal in the alternative, from left to right
     */
    record Chosen(String nonterminal, int alternative, List<Node> parts) implements Node {

        public Chosen {
            parts = List.copyOf(parts);
        }

        /** The same but for one part. */
        Chosen with(int part, Node by) {
            var next = new ArrayList<>(parts);
            next.set(part, by);
            return new Chosen(nonterminal, alternative, next);
        }
    }

    /** An occurrence of a shared nonterminal, of which the derivation says once what it became. */
    record Shared(String nonterminal) implements Node {}

    /** The shared nonterminals that occur in it. */
    default Stream<String> shared() {
        return switch (this) {
            case Shared(var name) -> Stream.of(name);
            case Chosen chosen -> chosen.parts().stream().flatMap(Node::shared);
        };
    }
}
