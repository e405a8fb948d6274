package dev.espalier.api;

import dev.espalier.hardware.Calibration;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.search.Metric;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A device whose latency is known.
 *
 * @param metric to be used in objectives and constraints
 */
@Schema(name = "Device")
public record DeviceJson(
        String name,
        String title,
        String runtime,
        int batch,
        String precision,

        @Schema(enumeration = {"lookup", "predicted", "measured"})
        String source,

        String metric,
        String provenance,

        @Schema(
                description = "From what it predicts, and how well each measurement is predicted from the others;"
                        + " null in lists, and where it does not predict from measurements.")
        @Nullable
        Calibration calibration) {

    /** For lists: how well a device predicts takes a second to find out. */
    static DeviceJson brief(LatencyModel model) {
        return of(model, null);
    }

    static DeviceJson of(LatencyModel model) {
        return of(model, model.calibration());
    }

    private static DeviceJson of(LatencyModel model, @Nullable Calibration calibration) {
        var device = model.device();
        return new DeviceJson(
                device.name(),
                device.title(),
                device.runtime(),
                device.batch(),
                device.precision(),
                Architectures.word(model.source()),
                Metric.latencyMs(device.name()).name(),
                model.provenance(),
                calibration);
    }
}
