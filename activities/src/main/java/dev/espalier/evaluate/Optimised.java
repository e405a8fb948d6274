package dev.espalier.evaluate;

import dev.espalier.catalogue.Nearest;
import dev.espalier.search.Metric;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/** What an evaluator can be asked to optimise: the metrics that it tells, and those that are known of every network. */
public final class Optimised {

    private static final List<String> COUNTED = List.of(Metric.MACS_M.name(), Metric.PARAMS_M.name());

    private Optimised() {}

    /** Whether a metric is one of them; whether there is its device is not asked here. */
    public static boolean knows(Metric metric, Collection<String> told) {
        return !metric.device().isEmpty() || COUNTED.contains(metric.name()) || told.contains(metric.name());
    }

    /** All of them, as the end of a sentence that refuses a metric, and the one that was probably meant. */
    public static String choices(Metric metric, Collection<String> told) {
        var all = new LinkedHashSet<>(told);
        all.addAll(COUNTED);
        return "%s, and of every network %s and latency_ms@DEVICE.%s"
                .formatted(String.join(", ", told), String.join(", ", COUNTED), Nearest.hint(metric.name(), all));
    }
}
