package dev.espalier.worker;

import dev.espalier.calibrate.CalibratedDevice;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.method.Foresight;
import dev.espalier.search.Metric;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.Network;
import dev.espalier.space.SearchSpace;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Foretells latencies of the networks of a space in a frame: of a device that measures by the table of operators with the oldest measurements: what is measured later changes no search that uses it. */
record OperatorTables(Devices devices, SearchSpace space, Frame frame) implements Foresight {

    @Override
    public Optional<ToDoubleFunction<Architecture>> of(Metric metric) {
        var device = metric.device();
        if (device.isEmpty() || !metric.equals(Metric.latencyMs(device))) {
            return Optional.empty();
        }
        if (devices.measures(device)) {
            var table = first(device);
            return Optional.of(
                    architecture -> table.latency(network(architecture)).highMs());
        }
        return devices.find(device).map(model -> architecture -> meanMs(model, network(architecture)));
    }

    /** Metrics of a problem that are told of networks of another size than those that are evaluated. */
    List<String> problems(Collection<Metric> metrics) {
        var network = network(space.sample(new SplittableRandom(0)));
        return metrics.stream()
                .map(Metric::device)
                .distinct()
                .flatMap(device -> devices.find(device).stream())
                .filter(model -> model instanceof CalibratedDevice && model.knows(network.architecture()))
                .filter(model -> !model.knows(network))
                .map(model -> resized((CalibratedDevice) model))
                .toList();
    }

    private String resized(CalibratedDevice model) {
        return "The device (%s) must predict latencies of networks as large as they are evaluated, but its sums are those of others.\nMaybe %s"
                .formatted(model.device().name(), command(Objects.requireNonNull(model.measuredOn())));
    }

    private static double meanMs(LatencyModel model, Network network) {
        return model.knows(network) ? model.latency(network).meanMs() : Double.NaN;
    }

    private Network network(Architecture architecture) {
        return frame.equals(Frame.OWN) ? space.network(architecture) : space.network(architecture, frame);
    }

    private CalibratedDevice first(String device) {
        var network = network(space.sample(new SplittableRandom(0)));
        return devices.predictors().stream()
                .filter(model -> device.equals(model.measuredOn()) && model.sums() != null && model.knows(network))
                .min(Comparator.comparingLong(
                        model -> Objects.requireNonNull(model.sums()).takenAt()))
                .orElseThrow(() -> new InvalidInput(missing(device)));
    }

    private String missing(String device) {
        return "The operators of the space (%s) must be measured on the device %s, in networks as large as they are evaluated, for its latencies to be answered.\nMaybe %s"
                .formatted(space.name(), device, command(device));
    }

    private String command(String device) {
        return "./espalier device calibrate %s --measure-on %s --space %s --operators%s"
                .formatted(free(device + "-" + space.name()), device, space.name(), options());
    }

    /** A name that no device has. */
    private String free(String name) {
        return IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> i == 1 ? name : name + "-" + i)
                .filter(one -> devices.find(one).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private String options() {
        return option("channels", frame.channels())
                + option("resolution", frame.size())
                + option("classes", frame.classes())
                + option("cells", frame.cells())
                + option("width", frame.width());
    }

    private static String option(String name, int value) {
        return value == 0 ? "" : " --%s %d".formatted(name, value);
    }
}
