package dev.espalier.sgnas;

import dev.espalier.method.SearchContext;
import dev.espalier.search.Candidate;
import dev.espalier.setting.Ranges;
import dev.espalier.space.Architecture;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/**
 * What a search by a generator has learned, or where it lies.
 *
 * @param seed of the generator
 * @param supernet in epochs; of none where cost alone is learned
 * @param generator in epochs
 * @param chosen for each target, as far as that is done
 * @param evaluated in the order of evaluation, each in its canonical form
 */
public record SgnasState(
        long seed, Stand supernet, Stand generator, List<Chosen> chosen, List<Architecture> evaluated) {

    public SgnasState {
        chosen = List.copyOf(chosen);
        evaluated = List.copyOf(evaluated);
    }

    SgnasState withSupernet(Stand other) {
        return new SgnasState(seed, other, generator, chosen, evaluated);
    }

    SgnasState withGenerator(Stand other) {
        return new SgnasState(seed, supernet, other, chosen, evaluated);
    }

    SgnasState with(List<Chosen> others) {
        return new SgnasState(seed, supernet, generator, others, evaluated);
    }

    SgnasState and(Collection<Architecture> others) {
        var all = new ArrayList<>(evaluated);
        all.addAll(others);
        return new SgnasState(seed, supernet, generator, chosen, all);
    }

    /** What was chosen and not yet evaluated: the best for each target, then the second for each, and so on. */
    List<Candidate> left(SearchContext<?> context) {
        var known = new HashSet<>(evaluated);
        var left = new ArrayList<Candidate>();
        int most = chosen.stream().mapToInt(one -> one.ranked().size()).max().orElse(0);
        for (int rank = 0; rank < most; rank++) {
            for (var one : chosen) {
                if (rank < one.ranked().size()) {
                    var architecture = one.ranked().get(rank).architecture();
                    if (context.affords(architecture)
                            && known.add(context.space().canonical(architecture))) {
                        left.add(new Candidate(architecture, List.of(), origin(one.target(), rank)));
                    }
                }
            }
        }
        return left;
    }

    private static String origin(double target, int rank) {
        var answer = "target-" + Ranges.written(target);
        return rank == 0 ? answer : "%s-%d".formatted(answer, rank + 1);
    }
}
