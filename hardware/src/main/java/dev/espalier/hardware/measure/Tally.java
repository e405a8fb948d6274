package dev.espalier.hardware.measure;

import dev.espalier.hardware.measure.Finding.Disturbed;
import dev.espalier.hardware.measure.Finding.Steady;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a measurement took so far, and why it is not over. */
final class Tally {

    private final SortedMap<Disturbance, Integer> rejected = new TreeMap<>();
    private int sittings;
    private String reason = "";

    /** What a reading found; null when it was disturbed. */
    @Nullable
    Figures note(Reading reading) {
        sittings++;
        reading.finding().rejected().forEach((why, count) -> rejected.merge(why, count, Integer::sum));
        return switch (reading.finding()) {
            case Steady(var figures, var _) -> figures;
            case Disturbed(var why, var _) -> {
                reason = why;
                yield null;
            }
        };
    }

    void because(String why) {
        reason = why;
    }

    /** The newest reason. */
    String reason() {
        return reason;
    }

    int sittings() {
        return sittings;
    }

    SortedMap<Disturbance, Integer> rejected() {
        return rejected;
    }
}
