package dev.espalier.worker;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Once;
import dev.espalier.calibrate.CalibratedDevice;
import dev.espalier.calibrate.Sample;
import dev.espalier.hardware.Latency;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.measure.Notebook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The devices whose latency is known: those shipped as plug-ins, those that users calibrated, and those that measure. The
 * latter two are kept in the artifact store, so that what is added by any other process appears here.
 */
final class Devices {

    private final Map<String, CalibratedDevice> calibrated = new ConcurrentHashMap<>();
    private final Registry registry;
    private final Shelf shelf;
    private final ArtifactStore store;
    private final Notebook notebook;

    Devices(Registry registry, Shelf shelf, ArtifactStore store, Notebook notebook) {
        this.registry = registry;
        this.shelf = shelf;
        this.store = store;
        this.notebook = notebook;
    }

    /** Whether a plug-in has this name. */
    boolean shipped(String name) {
        return registry.device(name).isPresent();
    }

    /** Whether a worker beside it can measure on it. */
    boolean measures(String name) {
        return registry.device(name)
                .map(model -> model.source() == Latency.Source.MEASURED)
                .orElseGet(() -> Stored.isName(name) && notebook.device(name).isPresent());
    }

    Optional<LatencyModel> find(String name) {
        var shipped = registry.device(name);
        if (shipped.isPresent() || !Stored.isName(name)) {
            return shipped;
        }
        return predictor(name)
                .<LatencyModel>map(model -> model)
                .or(() -> notebook.device(name).map(FarmModel::new));
    }

    private Optional<CalibratedDevice> predictor(String name) {
        if (!calibrated.containsKey(name)) {
            store.find(Stored.deviceKey(name)).ifPresent(ref -> calibrated.put(name, read(ref)));
        }
        return Optional.ofNullable(calibrated.get(name));
    }

    /** Those that predict from measurements, by name. */
    List<CalibratedDevice> predictors() {
        return store.list(Stored.DEVICES).stream()
                .flatMap(key -> predictor(Stored.name(key)).stream())
                .toList();
    }

    private CalibratedDevice read(ArtifactRef ref) {
        var sample = new Once(store).read(ref, Sample.class);
        var space = shelf.space(sample.space())
                .orElseThrow(() -> new IllegalStateException("The space (%s) is gone.".formatted(sample.space())));
        return new CalibratedDevice(sample, ref.sha256(), space);
    }

    /** By name. */
    List<LatencyModel> all() {
        var all = new TreeMap<String, LatencyModel>();
        notebook.devices().forEach(name -> find(name).ifPresent(model -> all.put(name, model)));
        predictors().forEach(model -> all.put(name(model), model));
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
