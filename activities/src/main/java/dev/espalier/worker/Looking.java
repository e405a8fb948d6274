package dev.espalier.worker;

import dev.espalier.calibrate.CalibratedDevice;
import dev.espalier.hardware.Latency;
import dev.espalier.hardware.measure.Hindsight;
import dev.espalier.space.Network;
import dev.espalier.surrogate.Agreement;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Looks back at predictions that were measured later. */
final class Looking {

    private Looking() {}

    /** A network with what it took, in milliseconds. */
    record Seen(Network network, double millis) {}

    /** None where nothing was measured that a device had to predict. */
    static Optional<Hindsight> back(CalibratedDevice device, List<Seen> all) {
        var seen = all.stream()
                .filter(one -> !device.learnedFrom(one.network().architecture()))
                .toList();
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        var measured = seen.stream().map(Seen::millis).toList();
        var predicted = seen.stream().map(one -> device.latency(one.network())).toList();
        var means = predicted.stream().map(Latency::meanMs).toList();
        return Optional.of(new Hindsight(
                seen.size(),
                Agreement.rho(means, measured),
                Agreement.tau(means, measured),
                100 * mean(measured.size(), i -> Math.abs(means.get(i) / measured.get(i) - 1)),
                100 * mean(measured.size(), i -> covers(predicted.get(i), measured.get(i)) ? 1 : 0)));
    }

    private static boolean covers(Latency predicted, double millis) {
        return predicted.lowMs() <= millis && millis <= predicted.highMs();
    }

    private static double mean(int count, IntToDoubleFunction value) {
        return IntStream.range(0, count).mapToDouble(value).average().orElseThrow();
    }
}
