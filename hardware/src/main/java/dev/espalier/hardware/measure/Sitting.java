package dev.espalier.hardware.measure;

import dev.espalier.hardware.measure.Finding.Disturbed;
import dev.espalier.hardware.measure.Finding.Steady;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Bursts of one network until the interval is narrow enough, or it is clear that it will not become so. A burst that
 * others disturbed is thrown away and repeated.
 */
public final class Sitting {

    /** After so many bursts of which next to none counts, others are at work for longer. */
    private static final int HOPELESS = 20;

    private final Protocol protocol;
    private final List<Burst> quiet = new ArrayList<>();
    private final Map<Disturbance, Integer> disturbed = new EnumMap<>(Disturbance.class);
    private double tookMs;

    private Sitting(Protocol protocol) {
        this.protocol = protocol;
    }

    /** @param bursts runs the next one */
    public static Finding hold(Protocol protocol, Supplier<Burst> bursts) {
        var sitting = new Sitting(protocol);
        for (int held = 1; held <= protocol.mostBursts(); held++) {
            sitting.add(bursts.get());
            var steady = sitting.steady();
            if (steady.isPresent()) {
                return steady.get();
            }
            if (sitting.goesNowhere(held)) {
                break;
            }
        }
        return sitting.given();
    }

    private boolean goesNowhere(int held) {
        boolean late = held >= protocol.leastBursts() && tookMs >= protocol.mostMs();
        return late || (held >= HOPELESS && quiet.size() < held / 8);
    }

    private void add(Burst burst) {
        tookMs += burst.evidence().wallMs();
        protocol.disturbance(burst.evidence())
                .ifPresentOrElse(reason -> disturbed.merge(reason, 1, Integer::sum), () -> quiet.add(burst));
    }

    /** Of those that nobody was seen to disturb, the ones that are not much slower than the fastest quarter. */
    private List<Burst> kept() {
        double fast = Numbers.quantile(quiet.stream().mapToDouble(Burst::figure).toArray(), 0.25);
        return quiet.stream()
                .filter(burst -> burst.figure() <= (1 + protocol.slowedPct() / 100) * fast)
                .toList();
    }

    private Optional<Finding> steady() {
        if (quiet.size() < protocol.leastBursts()) {
            return Optional.empty();
        }
        var kept = kept();
        if (kept.size() < protocol.leastBursts() || 2 * kept.size() < quiet.size()) {
            return Optional.empty();
        }
        var figures = Figures.of(kept);
        return figures.variationPct() <= protocol.variationPct() && figures.intervalPct() <= protocol.intervalPct()
                ? Optional.of(new Steady(figures, rejected(quiet.size() - kept.size())))
                : Optional.empty();
    }

    private SortedMap<Disturbance, Integer> rejected(int slowed) {
        var rejected = new TreeMap<>(disturbed);
        if (slowed > 0) {
            rejected.put(Disturbance.SLOWED, slowed);
        }
        return rejected;
    }

    private Finding given() {
        if (quiet.size() < protocol.leastBursts()) {
            int all = disturbed.values().stream().mapToInt(Integer::intValue).sum();
            return new Disturbed(
                    "%d of %d bursts were disturbed, most because %s"
                            .formatted(all, all + quiet.size(), Finding.most(disturbed)),
                    rejected(0));
        }
        var kept = kept();
        return new Disturbed(
                "bursts that nobody was seen to disturb differ by %.1f %%, where at most %.0f %% are believed"
                        .formatted(Figures.of(quiet).variationPct(), protocol.variationPct()),
                rejected(quiet.size() - kept.size()));
    }
}
