package dev.espalier.space.grammar;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Counts the different terms of a grammar without recursion, each once however many derivations it has: terms are put
 * together from below and kept apart by all the nonterminals that derive them.
 */
final class DistinctTerms {

    /** What terms are counted together: all names they have, and the shared nonterminals in them. */
    private record Kind(Set<String> names, Set<String> shared) {}

    /** Functions of which some parts are filled: what they may still become, and the shared nonterminals in them. */
    private record Begun(List<Pieces.Make> makes, Set<String> shared) {}

    private final Pieces pieces;
    private final Map<Kind, BigInteger> counts;

    DistinctTerms(Grammar grammar) {
        this.pieces = Pieces.of(grammar);
        this.counts = count();
    }

    /** Those of a nonterminal itself, shared or not. */
    Tally of(String nonterminal) {
        var tally = Tally.NONE;
        for (var entry : counts.entrySet()) {
            if (entry.getKey().names().contains(nonterminal)) {
                tally = tally.plus(new Tally(Map.of(entry.getKey().shared(), entry.getValue())));
            }
        }
        return tally;
    }

    /** Round by round one level higher, until there is none higher. */
    private Map<Kind, BigInteger> count() {
        Map<Kind, BigInteger> before;
        Map<Kind, BigInteger> now = Map.of();
        do {
            before = now;
            now = higher(before);
        } while (!now.equals(before));
        return now;
    }

    private Map<Kind, BigInteger> higher(Map<Kind, BigInteger> parts) {
        var result = new HashMap<Kind, BigInteger>();
        var alike = pieces.makes().stream()
                .collect(Collectors.groupingBy(
                        make -> List.of(make.head(), make.parts().size())));
        for (var makes : alike.values()) {
            Map<Begun, BigInteger> begun =
                    Map.of(new Begun(makes, makes.getFirst().shared()), BigInteger.ONE);
            for (int part = 0; part < makes.getFirst().parts().size(); part++) {
                begun = filled(begun, part, parts);
            }
            begun.forEach((made, count) -> result.merge(new Kind(names(made), made.shared()), count, BigInteger::add));
        }
        return result;
    }

    private static Map<Begun, BigInteger> filled(Map<Begun, BigInteger> begun, int part, Map<Kind, BigInteger> parts) {
        var filled = new HashMap<Begun, BigInteger>();
        begun.forEach((one, count) -> parts.forEach((kind, times) -> {
            var fitting = new ArrayList<>(one.makes());
            fitting.removeIf(make -> !kind.names().contains(make.parts().get(part)));
            if (!fitting.isEmpty()) {
                var shared = new HashSet<>(one.shared());
                shared.addAll(kind.shared());
                filled.merge(new Begun(fitting, shared), count.multiply(times), BigInteger::add);
            }
        }));
        return filled;
    }

    private Set<String> names(Begun made) {
        return made.makes().stream()
                .flatMap(make -> pieces.names().getOrDefault(make.name(), Set.of()).stream())
                .collect(Collectors.toSet());
    }
}
