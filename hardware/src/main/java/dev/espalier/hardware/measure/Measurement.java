package dev.espalier.hardware.measure;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A latency that was measured, with all that is needed to believe it.
 *
 * @param device its name
 * @param architecture whose network it is
 * @param network what was run, as a hash of its nodes
 * @param peakMemoryMb what running it took at most, its weights included; 0 where nobody says
 * @param levelMs what the reference network took right before, milliseconds
 * @param sittings how many it took, those included in which something disturbed
 * @param rejected how many bursts were thrown away, by why
 * @param takenAt epoch milliseconds
 */
public record Measurement(
        String device,
        String architecture,
        String network,
        Figures figures,
        double peakMemoryMb,
        double levelMs,
        Machine machine,
        Setup setup,
        Conditions before,
        Conditions after,
        int sittings,
        SortedMap<Disturbance, Integer> rejected,
        long takenAt) {

    public Measurement {
        rejected = Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
    }
}
