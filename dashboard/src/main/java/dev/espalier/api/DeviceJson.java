package dev.espalier.api;

import dev.espalier.hardware.Calibration;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.hardware.measure.Hindsight;
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
        Calibration calibration,

        @Schema(
                description = "How its predictions did against later measurements; null in lists, and where a user"
                        + " measured what it predicts from.")
        @Nullable
        Hindsight hindsight,

        @Schema(description = "Null where no worker can measure on it.") @Nullable
        MeasuringJson measuring) {

    /** For lists: how well a device predicts takes a second to find out. */
    static DeviceJson brief(LatencyModel model, @Nullable MeasuringJson measuring) {
        return of(model, null, null, measuring);
    }

    static DeviceJson of(LatencyModel model, @Nullable Hindsight hindsight, @Nullable MeasuringJson measuring) {
        return of(model, model.calibration(), hindsight, measuring);
    }

    private static DeviceJson of(
            LatencyModel model,
            @Nullable Calibration calibration,
            @Nullable Hindsight hindsight,
            @Nullable MeasuringJson measuring) {
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
                calibration,
                hindsight,
                measuring);
    }
}
