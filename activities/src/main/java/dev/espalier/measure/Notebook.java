package dev.espalier.measure;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Once;
import dev.espalier.artifact.Sha256;
import dev.espalier.hardware.measure.Level;
import dev.espalier.hardware.measure.MeasuredDevice;
import dev.espalier.hardware.measure.Measurement;
import dev.espalier.space.Architecture;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is kept of devices that measure, in the artifact store: {@code farm/NAME/device.json}, {@code levels} and, by
 * architecture, {@code measured}. Nothing is ever changed, only added.
 */
public final class Notebook {

    private static final String FARM = "farm";

    private final Once once;

    public Notebook(ArtifactStore store) {
        this.once = new Once(store);
    }

    private static String folder(String device) {
        return FARM + "/" + device;
    }

    private static String deviceKey(String device) {
        return folder(device) + "/device.json";
    }

    /** The first entry under a name stands. */
    public MeasuredDevice add(MeasuredDevice device) {
        return once.get(deviceKey(device.name()), MeasuredDevice.class, () -> device);
    }

    /** Those that were ever added, by name. */
    public List<String> devices() {
        return once.keys(FARM).stream()
                .filter(key -> key.endsWith("/device.json"))
                .map(key -> key.split("/")[1])
                .sorted()
                .toList();
    }

    /** What was added under a name. */
    public Optional<MeasuredDevice> device(String name) {
        return once.find(deviceKey(name), MeasuredDevice.class);
    }

    /** Oldest first. */
    public List<Level> levels(String device) {
        return all(folder(device) + "/levels", Level.class);
    }

    /** What the reference network takes on a device, as long as it does not move again. */
    public Optional<Level> standing(String device) {
        return levels(device).stream().filter(Level::moved).reduce((_, later) -> later);
    }

    void keep(String device, Level level) {
        once.write("%s/levels/%s.json".formatted(folder(device), moment(level.takenAt())), () -> level);
    }

    /** Newest first. */
    public List<Measurement> measurements(String device) {
        return all(folder(device) + "/measured", Measurement.class).stream()
                .sorted(Comparator.comparingLong(Measurement::takenAt).reversed())
                .toList();
    }

    /** Of one architecture, oldest first. */
    public List<Measurement> measurements(String device, Architecture architecture) {
        return all(measured(device, architecture.id()), Measurement.class);
    }

    void keep(Measurement measurement) {
        once.write(
                "%s/%s.json"
                        .formatted(
                                measured(measurement.device(), measurement.architecture()),
                                moment(measurement.takenAt())),
                () -> measurement);
    }

    private <T> List<T> all(String folder, Class<T> type) {
        return once.keys(folder).stream()
                .map(key -> once.find(key, type).orElseThrow())
                .toList();
    }

    /** An architecture's id may be longer than a key. */
    private static String measured(String device, String architecture) {
        var hash = Sha256.hex(architecture.getBytes(StandardCharsets.UTF_8));
        return "%s/measured/%.24s".formatted(folder(device), hash);
    }

    /** Padded, so that keys sort in time. */
    private static String moment(long millis) {
        return String.format(Locale.ROOT, "%015d", millis);
    }
}
