package dev.espalier.hardware.measure;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

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

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    public Measurement {
        rejected = Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
    }

    /** How it was measured, for people, in one sentence. */
    public String provenance() {
        return "Measured on %s (%s, %d cores), %s%s at %s UTC, load %.1f before and %.1f after; %s, %s, batch %d, %s; %,d inferences in %d bursts after a warm-up, the fastest and slowest tenth left out of the mean, 95 %% interval %.3f to %.3f ms, bursts vary by %.1f %%; %s; %s the reference network took %.3f ms."
                .formatted(
                        machine.host(),
                        machine.processor(),
                        machine.cores(),
                        kept(),
                        after.clockMhz() > 0 ? ", clock %.0f MHz".formatted(after.clockMhz()) : "",
                        TIME.format(Instant.ofEpochMilli(takenAt)),
                        before.load(),
                        after.load(),
                        setup.runtime(),
                        setup.threads() == 1 ? "1 thread" : setup.threads() + " threads",
                        setup.batch(),
                        setup.precision(),
                        figures.inferences(),
                        figures.bursts(),
                        figures.lowMs(),
                        figures.highMs(),
                        figures.variationPct(),
                        thrownAway(),
                        peakMemoryMb > 0 ? "%.1f MB at most;".formatted(peakMemoryMb) : "",
                        levelMs);
    }

    private String kept() {
        var cores = setup.cores().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return cores.isEmpty()
                ? "kept on no core"
                : "kept on core%s %s".formatted(setup.cores().size() == 1 ? "" : "s", cores);
    }

    private String thrownAway() {
        int all = rejected.values().stream().mapToInt(Integer::intValue).sum();
        return all == 0
                ? "no burst was thrown away"
                : rejected.entrySet().stream()
                        .map(entry -> "%d since %s"
                                .formatted(entry.getValue(), entry.getKey().words()))
                        .collect(Collectors.joining(
                                ", ", all + (all == 1 ? " burst was" : " bursts were") + " thrown away: ", ""));
    }
}
