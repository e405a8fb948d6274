package dev.espalier.worker;

import dev.espalier.hardware.Device;
import dev.espalier.hardware.Latency;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.hardware.measure.MeasuredDevice;
import dev.espalier.space.Architecture;
import dev.espalier.space.Network;

/** A device that measures, where it is asked for what it knows without measuring: nothing. */
record FarmModel(MeasuredDevice measured) implements LatencyModel {

    @Override
    public Device device() {
        return measured.device();
    }

    @Override
    public Latency.Source source() {
        return Latency.Source.MEASURED;
    }

    @Override
    public String provenance() {
        return "Measured on the processor of the machine whose worker serves the queue device.%s, each between two readings of a reference network."
                .formatted(measured.name());
    }

    @Override
    public boolean knows(Architecture architecture) {
        return false;
    }

    @Override
    public Latency latency(Network network) {
        throw new IllegalArgumentException("The network of %s must be measured on the device %s by a worker beside it."
                .formatted(network.architecture().id(), measured.name()));
    }
}
