package dev.espalier.calibrate;

import dev.espalier.calibrate.Sample.Measurement;
import dev.espalier.hardware.Device;
import dev.espalier.space.Problems;
import dev.espalier.space.Refusal;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.table.MeasuredRow;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Reads the measurements that a user wrote down: comma-separated values with the architecture as tables have it, in one
 * column or in one per decision, {@code latency_ms}, and {@code latency_std_ms} where the file has it.
 */
public final class SampleReader {

    private static final String MEAN = "latency_ms";
    private static final String STD = "latency_std_ms";

    private SampleReader() {}

    /**
     * Reads a sample.
     *
     * @param problems told what is wrong, by line
     * @throws Refusal when there are problems
     * @throws IOException when the content breaks off
     */
    public static Sample read(Device device, SearchSpace space, InputStream content, Problems problems)
            throws IOException {
        var plan = new MeasuredRow.Plan(
                space, new TreeMap<>(Map.of(MEAN, MEAN)), new TreeMap<>(Map.of(STD, STD)), Sample.LEAST, Sample.MOST);
        var rows = MeasuredRow.ofCsv(plan, content, problems);
        problems.requireNone();
        return new Sample(
                device,
                space.name(),
                rows.stream().map(SampleReader::measurement).toList());
    }

    private static Measurement measurement(MeasuredRow row) {
        return new Measurement(
                row.architecture(),
                Objects.requireNonNull(row.values().get(MEAN)),
                row.values().getOrDefault(STD, 0.0));
    }
}
