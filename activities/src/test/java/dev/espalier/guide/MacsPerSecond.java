package dev.espalier.guide;

import dev.espalier.hardware.Cost;
import dev.espalier.hardware.Device;
import dev.espalier.hardware.Latency;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.space.Architecture;
import dev.espalier.space.Network;
import jakarta.inject.Singleton;

/** A microcontroller whose latency follows from what it multiplies in a second, plus what starting a network takes. */
@Singleton
public final class MacsPerSecond implements LatencyModel {

    private static final double MACS_PER_MS = 50_000;
    private static final double START_MS = 2;

    @Override
    public Device device() {
        return new Device("cortex_m7", "A Cortex-M7 at 216 MHz", "CMSIS-NN", 1, "int8");
    }

    @Override
    public Latency.Source source() {
        return Latency.Source.PREDICTED;
    }

    @Override
    public String provenance() {
        return "Computed from the multiply-accumulates at 50 million a second; an example, not a measurement.";
    }

    @Override
    public boolean knows(Architecture architecture) {
        return architecture.space().equals("nasbench201");
    }

    @Override
    public Latency latency(Network network) {
        if (!knows(network.architecture())) {
            throw new IllegalArgumentException("The architecture (%s) must be one of nasbench201."
                    .formatted(network.architecture().id()));
        }
        return new Latency(START_MS + Cost.of(network).macs() / MACS_PER_MS, 0, Latency.Source.PREDICTED);
    }
}
