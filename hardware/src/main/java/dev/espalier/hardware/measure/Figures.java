package dev.espalier.hardware.measure;

import java.util.Arrays;
import java.util.List;

/**
 * What a network takes, of all inferences that count. All in milliseconds of one batch.
 *
 * @param meanMs the mean without the fastest and the slowest tenth
 * @param stdMs by how much bursts deviate from their mean
 * @param lowMs the lower end of the interval that holds the mean with 95 % confidence; {@code highMs} is the upper
 * @param p50Ms half of the inferences took no longer; as {@code p90Ms} and {@code p99Ms} for 90 and 99 of 100
 * @param variationPct by how much bursts deviate, in percent of their mean
 * @param inferences how many count
 * @param bursts in how many bursts
 */
public record Figures(
        double meanMs,
        double stdMs,
        double lowMs,
        double highMs,
        double p50Ms,
        double p90Ms,
        double p99Ms,
        double variationPct,
        int inferences,
        int bursts) {

    private static final double TRIMMED = 0.1;

    static Figures of(List<Burst> bursts) {
        var all = bursts.stream()
                .flatMapToDouble(burst -> Arrays.stream(burst.millis()))
                .toArray();
        var each = bursts.stream().mapToDouble(Burst::figure).toArray();
        double mean = Numbers.trimmedMean(all, TRIMMED);
        double half = Numbers.halfWidth(each);
        double deviation = Numbers.deviation(each);
        return new Figures(
                mean,
                deviation,
                mean - half,
                mean + half,
                Numbers.quantile(all, 0.5),
                Numbers.quantile(all, 0.9),
                Numbers.quantile(all, 0.99),
                100 * deviation / Numbers.mean(each),
                all.length,
                bursts.size());
    }

    /** By how much the slow tenth is over the median, in percent of it. */
    double tailPct() {
        return 100 * (p90Ms / p50Ms - 1);
    }

    /** How far the interval reaches on either side, in percent of the mean. */
    double intervalPct() {
        return 100 * (highMs - meanMs) / meanMs;
    }
}
