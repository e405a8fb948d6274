package dev.espalier.hardware.lookup;

import dev.espalier.hardware.Device;
import dev.espalier.hardware.Latency;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.space.Architecture;
import dev.espalier.space.Network;
import dev.espalier.space.table.ResultTable;
import java.util.function.ToDoubleFunction;

/** The latencies of whole networks on one device, as a table states them, by architecture. */
public final class LookupTable implements LatencyModel {

    private final Device device;
    private final String provenance;
    private final ToDoubleFunction<Architecture> meanMs;

    /** @param meanMs milliseconds of one batch, not a number where the table has no row */
    LookupTable(Device device, String provenance, ToDoubleFunction<Architecture> meanMs) {
        this.device = device;
        this.provenance = provenance;
        this.meanMs = meanMs;
    }

    /**
     * The latencies that a table of results states in one of its metrics.
     *
     * @param metric in milliseconds: {@code latency_ms@pixel3}
     */
    public static LookupTable of(Device device, ResultTable table, String metric) {
        if (!metric.split("@", 2)[0].endsWith("_ms") || !table.info().metrics().contains(metric)) {
            throw new IllegalArgumentException("The `metric` (%s) must be in milliseconds (_ms) and one of %s."
                    .formatted(metric, table.info().metrics()));
        }
        return new LookupTable(device, table.info().provenance(), architecture -> {
            var measures = table.measures(architecture, 0);
            return measures == null ? Double.NaN : measures.getOrDefault(metric, Double.NaN);
        });
    }

    @Override
    public Device device() {
        return device;
    }

    @Override
    public Latency.Source source() {
        return Latency.Source.LOOKUP;
    }

    @Override
    public String provenance() {
        return provenance;
    }

    @Override
    public boolean knows(Architecture architecture) {
        return !Double.isNaN(meanMs.applyAsDouble(architecture));
    }

    @Override
    public Latency latency(Network network) {
        double mean = meanMs.applyAsDouble(network.architecture());
        if (Double.isNaN(mean)) {
            throw new IllegalArgumentException("The architecture (%s) must be in the table of the device %s."
                    .formatted(network.architecture().id(), device.name()));
        }
        return new Latency(mean, 0, Latency.Source.LOOKUP);
    }
}
