package dev.espalier.data.file;

import dev.espalier.catalogue.Gallery.Sight;
import dev.espalier.data.DataSet;
import dev.espalier.data.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Chooses images to be looked at: one of each class, then another one of each, evenly spread. */
final class Looking {

    private Looking() {}

    /** @param label of the class, or null for all */
    static List<Sight> at(DataSet set, Split split, @Nullable Integer label, int count) {
        var places = new ArrayList<List<Integer>>();
        set.classes().forEach(_ -> places.add(new ArrayList<>()));
        for (int i = 0; i < set.count(split); i++) {
            places.get(set.label(split, i)).add(i);
        }
        return label == null ? turns(places, count) : sights(places.get(label), label, count);
    }

    private static List<Sight> sights(List<Integer> places, int label, int count) {
        return spread(places.size(), count)
                .mapToObj(at -> new Sight(places.get(at), label))
                .toList();
    }

    /** Where there are more classes than images to be shown, some classes are left out. */
    private static List<Sight> turns(List<List<Integer>> places, int count) {
        var labels = spread(places.size(), count).boxed().toList();
        int rounds = Math.ceilDiv(count, Math.max(1, labels.size()));
        var chosen = labels.stream()
                .map(label -> sights(places.get(label), label, rounds))
                .toList();
        var sights = new ArrayList<Sight>();
        for (int round = 0; round < rounds; round++) {
            for (var ofClass : chosen) {
                if (round < ofClass.size() && sights.size() < count) {
                    sights.add(ofClass.get(round));
                }
            }
        }
        return List.copyOf(sights);
    }

    /** Some of as many places, from the first on, as far from each other as possible. */
    private static IntStream spread(int places, int count) {
        int shown = Math.min(places, count);
        return IntStream.range(0, shown).map(i -> (int) ((long) i * places / shown));
    }
}
