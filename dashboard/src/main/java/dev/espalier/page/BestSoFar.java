package dev.espalier.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the best of an experiment changed while it spent something; lists go together.
 *
 * @param places ascending, the last one where it stands now
 * @param figures null as long as there is none
 */
record BestSoFar(List<Double> places, List<@Nullable Double> figures) {

    /** More than a screen shows. */
    private static final int MOST_POINTS = 400;

    BestSoFar {
        places = List.copyOf(places);
        figures = Collections.unmodifiableList(new ArrayList<>(figures));
    }

    double end() {
        return places.getLast();
    }

    /** The best so far, or null. */
    @Nullable
    Double at(double place) {
        int found = Collections.binarySearch(places, place);
        if (found < 0) {
            return found == -1 ? null : figures.get(-found - 2);
        }
        int last = found;
        while (last + 1 < places.size() && places.get(last + 1) == place) {
            last++;
        }
        return figures.get(last);
    }

    /** Where any of them changes, as far as all have come. */
    static List<Double> common(List<BestSoFar> all) {
        double end = all.stream().mapToDouble(BestSoFar::end).min().orElse(0);
        var places = new TreeSet<Double>();
        all.forEach(one -> one.places().stream().filter(place -> place <= end).forEach(places::add));
        places.add(end);
        return few(List.copyOf(places));
    }

    private static List<Double> few(List<Double> places) {
        if (places.size() <= MOST_POINTS) {
            return places;
        }
        var few = new ArrayList<Double>();
        for (int i = 0; i < MOST_POINTS; i++) {
            few.add(places.get(i * (places.size() - 1) / (MOST_POINTS - 1)));
        }
        return few;
    }

    /** Between what the best of all of them lies, or null where one has none yet. */
    static @Nullable Quartiles quartiles(List<BestSoFar> all, double place) {
        var figures = all.stream()
                .map(one -> one.at(place))
                .filter(Objects::nonNull)
                .mapToDouble(figure -> figure)
                .toArray();
        return figures.length < all.size() ? null : Quartiles.of(figures);
    }
}
