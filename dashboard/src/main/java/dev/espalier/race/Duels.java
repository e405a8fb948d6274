package dev.espalier.race;

import dev.espalier.race.Contest.Duel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Compares every pair of methods, seed by seed. */
final class Duels {

    private Duels() {}

    /**
     * All pairs, with p-values corrected for their number; none where there are no figures.
     *
     * @param losses of each method by seed, the same seeds in the same order; less is better
     */
    static List<Duel> of(List<String> methods, List<double[]> losses) {
        var duels = new ArrayList<Duel>();
        for (int one = 0; one < methods.size() && losses.getFirst().length > 0; one++) {
            for (int other = one + 1; other < methods.size(); other++) {
                duels.add(duel(methods.get(one), methods.get(other), losses.get(one), losses.get(other)));
            }
        }
        var corrected = Significance.holm(duels.stream().map(Duel::p).toList());
        return IntStream.range(0, duels.size())
                .mapToObj(i -> duels.get(i).corrected(corrected.get(i)))
                .toList();
    }

    private static Duel duel(String one, String other, double[] first, double[] second) {
        int wins = count(first, second);
        int losses = count(second, first);
        double p = Significance.wilcoxon(first, second);
        return new Duel(one, other, wins, first.length - wins - losses, losses, p, p);
    }

    private static int count(double[] less, double[] than) {
        return (int)
                IntStream.range(0, less.length).filter(i -> less[i] < than[i]).count();
    }
}
