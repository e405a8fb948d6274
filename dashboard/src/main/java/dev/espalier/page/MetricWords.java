package dev.espalier.page;

import dev.espalier.search.Constraint;
import dev.espalier.search.Experiment;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A metric as people read it.
 *
 * @param metric its name
 * @param label without unit: "latency, pixel3"
 * @param digits after the point, in detail; lists show one less of accuracies
 */
public record MetricWords(String metric, String label, String unit, int digits) {

    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("pct", "%"),
            Map.entry("us", "µs"),
            Map.entry("ms", "ms"),
            Map.entry("s", "s"),
            Map.entry("seconds", "s"),
            Map.entry("hours", "h"),
            Map.entry("k", "k"),
            Map.entry("m", "M"),
            Map.entry("g", "G"),
            Map.entry("kb", "kB"),
            Map.entry("mb", "MB"),
            Map.entry("gb", "GB"),
            Map.entry("mj", "mJ"),
            Map.entry("j", "J"));

    static MetricWords of(Metric metric) {
        var quantity = metric.quantity();
        int end = quantity.lastIndexOf('_');
        var unit = end < 0 ? null : UNITS.get(quantity.substring(end + 1));
        var name = (unit == null ? quantity : quantity.substring(0, end)).replace('_', ' ');
        var words = name.equals("macs") ? "MACs" : name.equals("params") ? "parameters" : name;
        var label = metric.device().isEmpty() ? words : words + ", " + metric.device();
        return new MetricWords(metric.name(), label, unit == null ? "" : unit, digits(metric, unit, name));
    }

    static MetricWords of(String metric) {
        return of(new Metric(metric));
    }

    private static int digits(Metric metric, @Nullable String unit, String name) {
        if (unit == null) {
            return Metric.TRAINING_FREE.containsKey(metric) ? 1 : 4;
        }
        return switch (unit) {
            case "%" -> 3;
            case "M" -> name.equals("macs") ? 1 : 3;
            default -> 2;
        };
    }

    /** A value without its unit, in full. */
    public String text(double value) {
        return Said.fixed(value, digits);
    }

    /** This metric's value without its unit, of a latency with how uncertain it is where that is known: "12.30 ± 0.80". */
    String text(Measures measures) {
        var value = new Metric(metric);
        double deviation = measures.deviation(value);
        return text(measures.get(value)) + (deviation > 0 ? " ± " + text(deviation) : "");
    }

    /** A value without its unit, for lists. */
    public String brief(double value) {
        return Said.fixed(value, Math.min(digits, 2));
    }

    /** A value with its unit. */
    String full(double value) {
        return unit.isEmpty() ? text(value) : text(value) + " " + unit;
    }

    /** A limit: "≤ 8 ms". */
    static String limit(Constraint constraint) {
        var words = of(constraint.metric());
        return "≤ %s %s".formatted(Said.plain(constraint.atMost()), words.unit).strip();
    }

    /** The first objective's metric. */
    static MetricWords objective(Experiment experiment) {
        return of(experiment.problem().objectives().getFirst().metric());
    }

    /** The label with a capital letter. */
    public String title() {
        return Character.toUpperCase(label.charAt(0)) + label.substring(1);
    }
}
