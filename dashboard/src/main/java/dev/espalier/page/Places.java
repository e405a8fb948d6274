package dev.espalier.page;

import dev.espalier.page.ComparisonView.Ranked;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** Losses of several experiments and the places they take; equal ones share the mean of theirs. */
record Places(List<@Nullable Double> losses) {

    @Nullable
    Double rank(int place) {
        var own = losses.get(place);
        if (own == null) {
            return null;
        }
        var known = losses.stream().filter(Objects::nonNull).toList();
        long better = known.stream().filter(loss -> loss < own).count();
        long equal = known.stream().filter(own::equals).count();
        return better + (equal + 1) / 2.0;
    }

    /** @param text of a figure's loss */
    Ranked ranked(int place, DoubleFunction<String> text) {
        var loss = losses.get(place);
        var rank = rank(place);
        return loss == null || rank == null ? new Ranked("", "") : new Ranked(text.apply(loss), Said.plain(rank));
    }

    /** The mean rank in several figures; null where one of them is not known. */
    static @Nullable Double mean(List<Places> all, int place) {
        var ranks = new ArrayList<Double>();
        for (var places : all) {
            var rank = places.rank(place);
            if (rank == null) {
                return null;
            }
            ranks.add(rank);
        }
        return ranks.stream().mapToDouble(rank -> rank).average().orElse(0);
    }
}
