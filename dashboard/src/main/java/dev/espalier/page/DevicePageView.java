package dev.espalier.page;

import io.quarkus.qute.RawString;
import java.util.List;

/**
 * The page of one device.
 *
 * @param measures whether a worker beside it can measure
 * @param served whether one is there
 * @param predicts whether its latencies are predicted from measurements
 * @param metric to be used in experiments
 * @param spark what the reference network took, over time; empty before the second reading
 * @param facts in words: the machine, the runtime, ...
 * @param predictors whose latencies are predicted from what it measured
 * @param measurements the newest
 * @param more how many there are besides, or empty
 */
public record DevicePageView(
        String name,
        String title,
        List<Badge> badges,
        boolean measures,
        boolean served,
        boolean predicts,
        String metric,
        String provenance,
        List<Figure> figures,
        RawString spark,
        List<Fact> facts,
        List<Predictor> predictors,
        List<Row> measurements,
        String more) {

    /** A property and its value. */
    public record Fact(String name, String value) {}

    /**
     * A device that predicts from what this one measured.
     *
     * @param calibration how well each measurement is predicted from the others
     * @param hindsight how its predictions did against later measurements, or empty
     */
    public record Predictor(String name, String space, String calibration, String hindsight) {}

    /**
     * A measurement.
     *
     * @param rejected how many bursts were thrown away, {@code rejectedTitle} why
     * @param changed whether the device has changed since
     * @param provenance in a sentence
     */
    public record Row(
            String architecture,
            String mean,
            String interval,
            String p50,
            String p90,
            String p99,
            String memory,
            String rejected,
            String rejectedTitle,
            String taken,
            boolean changed,
            String provenance) {}
}
