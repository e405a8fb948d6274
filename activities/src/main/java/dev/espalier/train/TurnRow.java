package dev.espalier.train;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What one entrant trained in its turns, beside what the engine did in the same ones.
 *
 * @param engine the engine's own turns; of the same number
 */
record TurnRow(String network, String entrant, List<Stint> turns, List<Stint> engine) {

    static String head() {
        return "%-16s %-34s %28s %12s %30s %12s".formatted("", "", "images/s", "per CPU s", "engine to it", "by CPU");
    }

    String line() {
        return String.format(
                        Locale.ROOT,
                        "%-16s %-34s %8.1f (%7.1f to %7.1f) %12.1f %s",
                        network,
                        entrant,
                        median(rates()),
                        rates()[0],
                        last(rates()),
                        median(cpuRates()),
                        compared() ? ratioText() : "")
                .stripTrailing();
    }

    private String ratioText() {
        var ratios = ratios(Stint::perSecond);
        return String.format(
                Locale.ROOT,
                "%12.2f (%5.2f to %5.2f) %12.2f",
                median(ratios),
                ratios[0],
                last(ratios),
                median(ratios(Stint::perCpuSecond)));
    }

    String json() {
        var row = JsonNodeFactory.instance
                .objectNode()
                .put("network", network)
                .put("entrant", entrant)
                .put("turns", turns.size())
                .put("images_per_second", median(rates()))
                .put("lowest", rates()[0])
                .put("highest", last(rates()))
                .put("images_per_cpu_second", median(cpuRates()));
        if (compared()) {
            row.put("engine_to_it", median(ratios(Stint::perSecond)))
                    .put("engine_to_it_by_cpu", median(ratios(Stint::perCpuSecond)));
        }
        return row.toString();
    }

    private boolean compared() {
        return !turns.equals(engine);
    }

    private double[] rates() {
        return turns.stream().mapToDouble(Stint::perSecond).sorted().toArray();
    }

    private double[] cpuRates() {
        return turns.stream().mapToDouble(Stint::perCpuSecond).sorted().toArray();
    }

    /** Of the same turn each, which had the same neighbours. */
    private double[] ratios(ToDoubleFunction<Stint> rate) {
        return IntStream.range(0, turns.size())
                .mapToDouble(i -> rate.applyAsDouble(engine.get(i)) / rate.applyAsDouble(turns.get(i)))
                .sorted()
                .toArray();
    }

    private static double median(double[] ascending) {
        int middle = ascending.length / 2;
        return ascending.length % 2 == 1 ? ascending[middle] : (ascending[middle - 1] + ascending[middle]) / 2;
    }

    private static double last(double[] ascending) {
        return ascending[ascending.length - 1];
    }
}
