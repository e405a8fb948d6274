package dev.espalier.ledger;

import dev.espalier.search.Experiment;
import dev.espalier.search.Metric;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The metrics of an experiment that have a column of their own, so that trials are sorted by an index. */
final class Slots {

    private static final int COUNT = 4;

    private Slots() {}

    /** Objectives, limits, then cost, as many as there are columns. */
    static List<String> of(Experiment experiment) {
        return Stream.concat(
                        experiment.problem().metrics().stream().map(Metric::name),
                        Stream.of(Metric.MACS_M.name(), Metric.PARAMS_M.name()))
                .distinct()
                .limit(COUNT)
                .toList();
    }

    static void fill(TrialRow row, List<String> slots, Map<String, Double> measures) {
        row.slot0 = measure(slots, 0, measures);
        row.slot1 = measure(slots, 1, measures);
        row.slot2 = measure(slots, 2, measures);
        row.slot3 = measure(slots, 3, measures);
    }

    private static @Nullable Double measure(List<String> slots, int index, Map<String, Double> measures) {
        return index < slots.size() ? measures.get(slots.get(index)) : null;
    }

    static @Nullable Double of(TrialRow row, String slot) {
        return switch (slot) {
            case "slot0" -> row.slot0;
            case "slot1" -> row.slot1;
            case "slot2" -> row.slot2;
            case "slot3" -> row.slot3;
            default -> throw new IllegalStateException("There is no column (%s).".formatted(slot));
        };
    }
}
