package dev.espalier.worker;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Once;
import dev.espalier.calibrate.CalibratedDevice;
import dev.espalier.calibrate.Sample;
import dev.espalier.hardware.LatencyModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The devices whose latency is known: those shipped as plug-ins, and those that users calibrated, kept in the artifact
 * store, so that what is added by any other process appears here.
 */
final class Devices {

    private final Map<String, LatencyModel> calibrated = new ConcurrentHashMap<>();
    private final Registry registry;
    private final Shelf shelf;
    private final ArtifactStore store;

    Devices(Registry registry, Shelf shelf, ArtifactStore store) {
        this.registry = registry;
        this.shelf = shelf;
        this.store = store;
    }

    Optional<LatencyModel> find(String name) {
        var shipped = registry.device(name);
        if (shipped.isPresent() || !Stored.isName(name)) {
            return shipped;
        }
        if (!calibrated.containsKey(name)) {
            store.find(Stored.deviceKey(name)).ifPresent(ref -> calibrated.put(name, read(ref)));
        }
        return Optional.ofNullable(calibrated.get(name));
    }

    private LatencyModel read(ArtifactRef ref) {
        var sample = new Once(store).read(ref, Sample.class);
        var space = shelf.space(sample.space())
                .orElseThrow(() -> new IllegalStateException("The space (%s) is gone.".formatted(sample.space())));
        return new CalibratedDevice(sample, ref.sha256(), space);
    }

    /** By name. */
    List<LatencyModel> all() {
        var all = new TreeMap<String, LatencyModel>();
        store.list(Stored.DEVICES)
                .forEach(key -> find(Stored.name(key)).ifPresent(model -> all.put(name(model), model)));
        registry.devices().forEach(model -> all.put(name(model), model));
        return List.copyOf(all.values());
    }

    List<String> names() {
        return all().stream().map(Devices::name).toList();
    }

    private static String name(LatencyModel model) {
        return model.device().name();
    }
}
