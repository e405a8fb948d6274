package dev.espalier.catalogue;

import dev.espalier.hardware.LatencyModel;
import dev.espalier.hardware.measure.Hindsight;
import dev.espalier.hardware.measure.Level;
import dev.espalier.hardware.measure.MeasuredDevice;
import dev.espalier.hardware.measure.Measurement;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The devices that measure, each served by a worker beside it, and what was measured on them. */
public interface Farm {

    /** By name. */
    List<MeasuredDevice> devices();

    Optional<MeasuredDevice> find(String name);

    /**
     * Registers a device; the same again is no change. A worker that serves its queue does so, too, when it starts.
     *
     * @throws InvalidInput when it cannot be, or another one has its name
     */
    MeasuredDevice add(MeasuredDevice device);

    /** What the reference network took on a device, oldest first. */
    List<Level> levels(String device);

    /** How many measurements of a device there are. */
    int measurements(String device);

    /** The newest measurements of a device, newest first. */
    List<Measurement> newest(String device, int most);

    /** The newest measurement of an architecture on a device. */
    Optional<Measurement> newest(String device, Architecture architecture);

    /** When a device last measured, in epoch milliseconds; 0 before the first measurement. */
    long measuredAt(String device);

    /** The measurement that a figure of an architecture was taken from. */
    Optional<Measurement> measurement(String device, Architecture architecture, double meanMs);

    /** When measurements ceased to be comparable with earlier ones, in epoch milliseconds; 0 before the first. */
    long movedAt(String device);

    /** The devices whose latencies are predicted from what this one measured, by name. */
    List<String> predictors(String device);

    /** How those predictions did against later measurements, by predicting device; only where there are some. */
    SortedMap<String, Hindsight> hindsights(String device);

    /**
     * Adds a device whose latencies are predicted from what another one measured, of these architectures of one space.
     *
     * @param name of the new device
     * @param sums the frame of the networks that were measured, where latencies are to be sums over operators; null where
     *     they are not, and networks are those of the space itself
     * @throws InvalidInput with every problem found
     */
    LatencyModel calibrate(
            String name, String device, String space, List<Architecture> architectures, @Nullable Frame sums);
}
