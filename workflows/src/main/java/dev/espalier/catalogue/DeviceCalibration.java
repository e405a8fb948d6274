package dev.espalier.catalogue;

import dev.espalier.hardware.Device;
import java.io.InputStream;

/**
 * A device to be added whose latencies are predicted from measurements.
 *
 * @param space whose architectures were measured
 * @param content the measurements, comma-separated values: {@code architecture}, {@code latency_ms} and, where they are
 *     known, {@code latency_std_ms}
 */
public record DeviceCalibration(Device device, String space, InputStream content) {}
