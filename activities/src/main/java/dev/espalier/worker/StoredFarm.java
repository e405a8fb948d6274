package dev.espalier.worker;

import dev.espalier.calibrate.CalibratedDevice;
import dev.espalier.calibrate.Sample;
import dev.espalier.catalogue.Farm;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.hardware.Device;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.hardware.measure.Hindsight;
import dev.espalier.hardware.measure.Level;
import dev.espalier.hardware.measure.MeasuredDevice;
import dev.espalier.hardware.measure.Measurement;
import dev.espalier.measure.Gauge;
import dev.espalier.measure.Notebook;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.step.Queues;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The devices that measure, as they stand in the artifact store. */
public final class StoredFarm implements Farm {

    private static final int MOST_BATCH = 4096;
    private static final int MOST_THREADS = 1024;

    private final Devices devices;
    private final Shelf shelf;
    private final Calibrations calibrations;
    private final Notebook notebook;

    StoredFarm(Devices devices, Shelf shelf, Calibrations calibrations, Notebook notebook) {
        this.devices = devices;
        this.shelf = shelf;
        this.calibrations = calibrations;
        this.notebook = notebook;
    }

    /**
     * A worker begins to serve queues: the devices among them that nobody has registered are.
     *
     * @throws InvalidInput when a queue's device cannot be one
     */
    public void greet(List<String> queues) {
        for (var queue : queues) {
            Queues.deviceOf(queue)
                    .filter(name -> find(name).isEmpty() && !devices.shipped(name))
                    .ifPresent(name -> add(standard(name)));
        }
    }

    /** As a device is that nobody has said anything about. */
    private static MeasuredDevice standard(String name) {
        var title = name.equals(MeasuredDevice.THIS_CPU) ? "The processor of this machine" : name;
        var device = new Device(name, title, MeasuredDevice.RUNTIME, 1, MeasuredDevice.PRECISION);
        return new MeasuredDevice(device, 1, System.currentTimeMillis());
    }

    @Override
    public List<MeasuredDevice> devices() {
        return notebook.devices().stream().flatMap(name -> find(name).stream()).toList();
    }

    @Override
    public Optional<MeasuredDevice> find(String name) {
        return Stored.isName(name) ? notebook.device(name) : Optional.empty();
    }

    @Override
    public MeasuredDevice add(MeasuredDevice device) {
        var problems = new ArrayList<>(calibrations.problems(device.device()));
        if (devices.predictors().stream()
                .anyMatch(model -> model.device().name().equals(device.name()))) {
            problems.add(
                    "The device (%s) must have a name of its own: one whose latencies are predicted has it.\nMaybe call it %s-measured."
                            .formatted(device.name(), device.name()));
        }
        if (device.device().batch() > MOST_BATCH) {
            problems.add("The `batch` (%d) must be at most %d."
                    .formatted(device.device().batch(), MOST_BATCH));
        }
        if (device.threads() < 1 || device.threads() > MOST_THREADS) {
            problems.add("The `threads` (%d) must be from 1 to %d.".formatted(device.threads(), MOST_THREADS));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        var standing = notebook.add(device);
        if (!standing.device().equals(device.device()) || standing.threads() != device.threads()) {
            throw Additions.taken("device", device.name());
        }
        return standing;
    }

    @Override
    public List<Level> levels(String device) {
        return notebook.levels(device);
    }

    @Override
    public int measurements(String device) {
        return notebook.measurementKeys(device).size();
    }

    @Override
    public List<Measurement> newest(String device, int most) {
        return notebook.newest(device, most);
    }

    @Override
    public Optional<Measurement> newest(String device, Architecture architecture) {
        var network = Gauge.hash(shelf.space(architecture.space()).orElseThrow().network(architecture));
        return notebook.measurements(device, architecture).stream()
                .filter(one -> one.network().equals(network))
                .reduce((_, later) -> later);
    }

    @Override
    public long measuredAt(String device) {
        return notebook.measuredAt(device);
    }

    @Override
    public Optional<Measurement> measurement(String device, Architecture architecture, double meanMs) {
        return find(device).stream()
                .flatMap(_ -> notebook.measurements(device, architecture).stream())
                .filter(one -> one.figures().meanMs() == meanMs)
                .findFirst();
    }

    @Override
    public long movedAt(String device) {
        return notebook.standing(device).map(Level::takenAt).orElse(0L);
    }

    @Override
    public SortedMap<String, Hindsight> hindsights(String device) {
        var measured = notebook.since(device, movedAt(device));
        var hindsights = new TreeMap<String, Hindsight>();
        predicting(device)
                .forEach(model -> Looking.back(model, comparable(measured, model))
                        .ifPresent(hindsight -> hindsights.put(model.device().name(), hindsight)));
        return hindsights;
    }

    @Override
    public List<String> predictors(String device) {
        return predicting(device).map(model -> model.device().name()).toList();
    }

    private Stream<CalibratedDevice> predicting(String device) {
        return devices.predictors().stream().filter(model -> device.equals(model.measuredOn()));
    }

    /** Of the networks that a model predicts, the newest measurement of each. */
    private static List<Looking.Seen> comparable(List<Measurement> newestFirst, CalibratedDevice model) {
        var once = new HashSet<Architecture>();
        return newestFirst.stream()
                .flatMap(one -> seen(one, model).stream())
                .filter(one -> once.add(one.network().architecture()))
                .toList();
    }

    private static Optional<Looking.Seen> seen(Measurement measurement, CalibratedDevice model) {
        return Optional.of(Architecture.of(measurement.architecture()))
                .filter(model::knows)
                .map(model::network)
                .filter(network -> Gauge.hash(network).equals(measurement.network()))
                .map(network -> new Looking.Seen(network, measurement.figures().meanMs()));
    }

    @Override
    public LatencyModel calibrate(
            String name, String device, String space, List<Architecture> architectures, @Nullable Frame sums) {
        var measuring = find(device)
                .orElseThrow(() -> new InvalidInput("There is no device (%s) that measures.".formatted(device)));
        var its = measuring.device();
        var title = "%s, %s".formatted(its.title(), sums == null ? "predicted" : "as a sum");
        var predicted = new Device(name, title, its.runtime(), its.batch(), its.precision());
        var problems = new ArrayList<>(calibrations.problems(predicted));
        if (find(name).isPresent()) {
            problems.add(Calibrations.measures(name));
        }
        var found = sums == null
                ? measured(
                        device,
                        architectures,
                        Frame.OWN,
                        "./espalier device measure %s first".formatted(device),
                        problems)
                : measured(
                        device,
                        architectures,
                        sums,
                        "measure them first, as ./espalier device calibrate does",
                        problems);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return calibrations.add(new Sample(
                predicted,
                space,
                found.stream().map(StoredFarm::learned).toList(),
                device,
                sums == null ? null : new Sample.Sums(sums, takenAt(found))));
    }

    private static Sample.Measurement learned(Measurement measurement) {
        var figures = measurement.figures();
        return new Sample.Measurement(Architecture.of(measurement.architecture()), figures.meanMs(), figures.stdMs());
    }

    private static long takenAt(List<Measurement> measurements) {
        return measurements.stream().mapToLong(Measurement::takenAt).max().orElseThrow();
    }

    /** The newest of each network, since the device last moved. */
    private List<Measurement> measured(
            String device, List<Architecture> architectures, Frame frame, String wayOut, List<String> problems) {
        long movedAt = movedAt(device);
        var found = architectures.stream()
                .distinct()
                .flatMap(architecture -> {
                    var network = Gauge.hash(
                            shelf.space(architecture.space()).orElseThrow().network(architecture, frame));
                    return notebook.measurements(device, architecture).stream()
                            .filter(one ->
                                    one.takenAt() >= movedAt && one.network().equals(network))
                            .reduce((_, later) -> later)
                            .stream();
                })
                .toList();
        if (found.size() < Sample.LEAST || found.size() > Sample.MOST) {
            problems.add(
                    "The architectures measured on %s (%d) must be %d to %d for the others to be predicted from them.\nMaybe %s."
                            .formatted(device, found.size(), Sample.LEAST, Sample.MOST, wayOut));
        }
        return found;
    }
}
