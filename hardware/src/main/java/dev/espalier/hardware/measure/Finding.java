package dev.espalier.hardware.measure;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What came of a sitting. */
public sealed interface Finding {

    /** How many bursts were thrown away, by why. */
    SortedMap<Disturbance, Integer> rejected();

    /** A figure to be believed. */
    record Steady(Figures figures, SortedMap<Disturbance, Integer> rejected) implements Finding {
        public Steady {
            rejected = Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
        }
    }

    /**
     * No figure.
     *
     * @param reason why, after "because"
     */
    record Disturbed(String reason, SortedMap<Disturbance, Integer> rejected) implements Finding {
        public Disturbed {
            rejected = Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
        }
    }

    /** What disturbed most. */
    static String most(Map<Disturbance, Integer> rejected) {
        return rejected.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey()
                .words();
    }
}
