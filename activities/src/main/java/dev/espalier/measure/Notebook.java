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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What is kept of devices that measure, in the artifact store: {@code farm/NAME/device.json}, {@code levels} and, by
 * architecture, {@code measured}. Nothing is ever changed, only added.
 */
public final class Notebook {

    private static final String FARM = "farm";

    private final Once once;

    /** By key: levels are read whenever anybody looks at a device, and never change. */
    private final Map<String, Level> levels = new ConcurrentHashMap<>();

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
        return once.keys(folder(device) + "/levels").stream()
                .map(key -> levels.computeIfAbsent(
                        key, missing -> once.find(missing, Level.class).orElseThrow()))
                .toList();
    }

    /** What the reference network takes on a device, as long as it does not move again. */
    public Optional<Level> standing(String device) {
        return levels(device).stream().filter(Level::moved).reduce((_, later) -> later);
    }

    void keep(String device, Level level) {
        once.write("%s/levels/%s.json".formatted(folder(device), moment(level.takenAt())), () -> level);
    }

    /** The keys of all measurements of a device, newest first; nothing is read. */
    public List<String> measurementKeys(String device) {
        return once.keys(folder(device) + "/measured").stream()
                .sorted(Comparator.comparingLong(Notebook::takenAt).reversed())
                .toList();
    }

    /** When a device last measured, in epoch milliseconds; 0 before the first measurement. */
    public long measuredAt(String device) {
        return measurementKeys(device).stream()
                .findFirst()
                .map(Notebook::takenAt)
                .orElse(0L);
    }

    private static long takenAt(String key) {
        return Long.parseLong(key.substring(key.lastIndexOf('/') + 1, key.lastIndexOf('.')));
    }

    /** Newest first. */
    public List<Measurement> newest(String device, int most) {
        return read(measurementKeys(device).stream().limit(most));
    }

    /** Those made at a time, in epoch milliseconds, or later; newest first. */
    public List<Measurement> since(String device, long time) {
        return read(measurementKeys(device).stream().takeWhile(key -> takenAt(key) >= time));
    }

    /** Of one architecture, oldest first. */
    public List<Measurement> measurements(String device, Architecture architecture) {
        return read(once.keys(measured(device, architecture.id())).stream());
    }

    private List<Measurement> read(Stream<String> keys) {
        return keys.map(key -> once.find(key, Measurement.class).orElseThrow()).toList();
    }

    void keep(Measurement measurement) {
        once.write(
                "%s/%s.json"
                        .formatted(
                                measured(measurement.device(), measurement.architecture()),
                                moment(measurement.takenAt())),
                () -> measurement);
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
