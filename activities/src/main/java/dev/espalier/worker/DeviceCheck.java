package dev.espalier.worker;

import dev.espalier.catalogue.Nearest;
import dev.espalier.catalogue.Sketch;
import dev.espalier.hardware.Latency;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.onnx.OnnxModel;
import dev.espalier.search.Metric;
import dev.espalier.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Finds what keeps latencies that an experiment speaks of from being known or measured. */
final class DeviceCheck {

    /** The setting that names a table of results. */
    private static final String TABLE = "table";

    private final Devices devices;
    private final Shelf shelf;

    DeviceCheck(Devices devices, Shelf shelf) {
        this.devices = devices;
        this.shelf = shelf;
    }

    List<String> problems(Sketch sketch, Optional<SearchSpace> space) {
        var problems = new ArrayList<String>();
        sketch.metrics().forEach(metric -> latency(sketch, metric, space, problems));
        if (sketch.measureOn() != null) {
            sketch.measureOn().forEach(device -> device(device, space, problems));
        }
        return problems;
    }

    private void latency(Sketch sketch, Metric metric, Optional<SearchSpace> space, List<String> problems) {
        if (metric.device().isEmpty() || known(sketch, metric)) {
            return;
        }
        var model = devices.find(metric.device());
        if (model.isEmpty()) {
            unknown(sketch, metric.device(), problems);
        } else if (model.get().source() == Latency.Source.MEASURED
                && sketch.measureOn() != null
                && !sketch.measureOn().contains(metric.device())) {
            problems.add("The metric %s must be measured.\nMaybe add measure_on: [%s]."
                    .formatted(metric.name(), metric.device()));
        } else if (space.isPresent() && isStrange(model.get(), space.get())) {
            problems.add("The device (%s) predicts no latency of the space (%s): %s"
                    .formatted(metric.device(), space.get().name(), model.get().provenance()));
        }
    }

    /** Where a table is not there, or could not be read, a device that is like no other may be that table's. */
    private void unknown(Sketch sketch, String device, List<String> problems) {
        var evaluator = sketch.evaluator();
        boolean brought = evaluator == null
                || evaluator.unread().contains(TABLE)
                || table(sketch).filter(name -> shelf.find(name).isEmpty()).isPresent();
        boolean measured = sketch.measureOn() != null && sketch.measureOn().contains(device);
        if (!measured && (!brought || Nearest.to(device, devices.names()).isPresent())) {
            problems.add(Check.unknown("device", device, devices.names()));
        }
    }

    /** Tables may hold a small part of a space; what predicts knows all of it or none. */
    private static boolean isStrange(LatencyModel model, SearchSpace space) {
        return model.source() == Latency.Source.PREDICTED && !model.knows(space.sample(new SplittableRandom(0)));
    }

    /** A table may bring a device of its own. */
    private boolean known(Sketch sketch, Metric metric) {
        return table(sketch)
                .flatMap(shelf::find)
                .filter(found -> found.info().metrics().contains(metric.name()))
                .isPresent();
    }

    private static Optional<String> table(Sketch sketch) {
        return Optional.ofNullable(sketch.evaluator())
                .map(evaluator -> evaluator.component().settings().get(TABLE))
                .map(Object::toString);
    }

    private void device(String name, Optional<SearchSpace> space, List<String> problems) {
        var model = devices.find(name);
        if (devices.measures(name)) {
            space.ifPresent(known -> measurable(name, known, problems));
        } else if (model.isEmpty()) {
            problems.add(Check.unknown(
                    "device",
                    name,
                    devices.names(),
                    "\nMaybe let the machine that it is the processor of serve it: ./espalier worker --queues device."
                            + name));
        } else {
            problems.add(
                    "The device (%s) is known by %s and cannot be measured on.\nMaybe leave it out of measure_on: its latency is known anyway."
                            .formatted(name, model.get().source() == Latency.Source.LOOKUP ? "look-up" : "prediction"));
        }
    }

    /** A plug-in says itself what it measures; for processors a network is written down, and one stands for all. */
    private void measurable(String name, SearchSpace space, List<String> problems) {
        if (!devices.shipped(name) && !OnnxModel.writes(space.network(space.sample(new SplittableRandom(1))))) {
            problems.add(
                    "The device (%s) cannot measure networks of the space (%s): they must read images, and what their operations do must be known.\nMaybe leave it out of measure_on, or write the `network` of the space."
                            .formatted(name, space.name()));
        }
    }
}
