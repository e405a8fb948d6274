package dev.espalier.worker;

import dev.espalier.hardware.Latency;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.onnx.OnnxModel;
import dev.espalier.search.Experiment;
import dev.espalier.search.Metric;
import dev.espalier.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Finds what keeps latencies that an experiment speaks of from being known or measured. */
final class DeviceCheck {

    private final Devices devices;
    private final Shelf shelf;

    DeviceCheck(Devices devices, Shelf shelf) {
        this.devices = devices;
        this.shelf = shelf;
    }

    List<String> problems(Experiment experiment, Optional<SearchSpace> space) {
        var problems = new ArrayList<String>();
        experiment.problem().metrics().forEach(metric -> latency(experiment, metric, space, problems));
        experiment.measureOn().forEach(device -> device(device, space, problems));
        return problems;
    }

    private void latency(Experiment experiment, Metric metric, Optional<SearchSpace> space, List<String> problems) {
        if (metric.device().isEmpty() || known(experiment, metric)) {
            return;
        }
        var model = devices.find(metric.device());
        if (model.isEmpty()) {
            problems.add(Check.unknown("device", metric.device(), devices.names()));
        } else if (model.get().source() == Latency.Source.MEASURED
                && !experiment.measureOn().contains(metric.device())) {
            problems.add("The metric %s must be measured.\nMaybe add measure_on: [%s]."
                    .formatted(metric.name(), metric.device()));
        } else if (space.isPresent() && isStrange(model.get(), space.get())) {
            problems.add("The device (%s) predicts no latency of the space (%s): %s"
                    .formatted(metric.device(), space.get().name(), model.get().provenance()));
        }
    }

    /** Tables may hold a small part of a space; what predicts knows all of it or none. */
    private static boolean isStrange(LatencyModel model, SearchSpace space) {
        return model.source() == Latency.Source.PREDICTED && !model.knows(space.sample(new SplittableRandom(0)));
    }

    /** A table may bring a device of its own. */
    private boolean known(Experiment experiment, Metric metric) {
        var table = experiment.evaluator().settings().get("table");
        return table != null
                && shelf.find(table.toString())
                        .filter(found -> found.info().metrics().contains(metric.name()))
                        .isPresent();
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
