package dev.espalier.fade;

import java.util.List;

/**
 * One training of a region.
 *
 * @param shares of each graph of each stage; those of a stage add up to 1
 * @param accuracyPct on the validation split, of the path of the largest shares, in percent
 * @param loss likewise
 * @param inherited of each path that was asked for, with the weights of the supernet
 * @param steps that were taken
 * @param seconds of work
 */
public record RegionRun(
        List<List<Double>> shares,
        double accuracyPct,
        double loss,
        List<Inherited> inherited,
        long steps,
        double seconds) {

    public RegionRun {
        shares = shares.stream().map(List::copyOf).toList();
        inherited = List.copyOf(inherited);
    }

    /** What a path reaches with the weights of a supernet. */
    public record Inherited(double accuracyPct, double loss) {}
}
