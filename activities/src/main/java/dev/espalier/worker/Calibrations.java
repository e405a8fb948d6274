package dev.espalier.worker;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Once;
import dev.espalier.artifact.Sha256;
import dev.espalier.calibrate.Sample;
import dev.espalier.calibrate.SampleReader;
import dev.espalier.catalogue.DeviceCalibration;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.hardware.Device;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.space.Problems;
import dev.espalier.space.Refusal;
import dev.espalier.space.SearchSpace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes in the devices on which users measured a few architectures: whole, or not at all. */
final class Calibrations {

    private static final int LONGEST = 200;

    private final Shelf shelf;
    private final Devices devices;
    private final ArtifactStore store;

    Calibrations(Shelf shelf, Devices devices, ArtifactStore store) {
        this.shelf = shelf;
        this.devices = devices;
        this.store = store;
    }

    LatencyModel add(DeviceCalibration calibration) {
        return add(read(calibration));
    }

    LatencyModel add(Sample sample) {
        var name = sample.device().name();
        var content = Once.bytes(sample);
        var key = Stored.deviceKey(name);
        if (!store.put(key, content).sha256().equals(Sha256.hex(content))) {
            throw Additions.taken("device", name);
        }
        return devices.find(name).orElseThrow();
    }

    /** Everything is read before anything is said, so that all problems are said at once. */
    private Sample read(DeviceCalibration calibration) {
        var problems = new Problems();
        problems(calibration.device()).forEach(problems::add);
        if (devices.measures(calibration.device().name())) {
            problems.add(measures(calibration.device().name()));
        }
        var space = shelf.space(calibration.space());
        if (space.isEmpty()) {
            problems.add(Additions.unknownSpace(calibration.space(), shelf));
        }
        try {
            return read(calibration, space, problems);
        } catch (Refusal e) {
            throw new InvalidInput(e.problems());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample read(DeviceCalibration calibration, Optional<SearchSpace> space, Problems problems)
            throws IOException {
        if (space.isEmpty()) {
            throw problems.refusal();
        }
        return SampleReader.read(calibration.device(), space.get(), calibration.content(), problems);
    }

    /** Why nothing can be predicted, or measured, under this name and with these words. */
    List<String> problems(Device device) {
        var problems = new ArrayList<String>();
        if (!Stored.isName(device.name())) {
            problems.add("The `name` (%s) must be %s.".formatted(device.name(), Stored.NAME_RULE));
        } else if (devices.shipped(device.name())) {
            problems.add(
                    "The device (%s) must have a name of its own: one of the shipped devices has it, whose latencies come from %s.\nMaybe call yours my-%s, or use latency_ms@%s as it is."
                            .formatted(device.name(), source(device.name()), device.name(), device.name()));
        }
        if (device.batch() < 1) {
            problems.add("The `batch` (%d) must be at least 1.".formatted(device.batch()));
        }
        text("title", device.title(), problems);
        text("runtime", device.runtime(), problems);
        text("precision", device.precision(), problems);
        return problems;
    }

    private String source(String shipped) {
        return devices.find(shipped)
                .map(model -> switch (model.source()) {
                    case LOOKUP -> "a table";
                    case PREDICTED -> "predictions";
                    case MEASURED -> "measurements";
                })
                .orElse("elsewhere");
    }

    /** Why a device that measures is not calibrated under its own name. */
    static String measures(String name) {
        return "The name (%s) must not be one of a device that measures: what was searched for with it would be read differently.\nMaybe call it %s-predicted."
                .formatted(name, name);
    }

    private static void text(String parameter, String text, List<String> problems) {
        if (text.isBlank() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            problems.add(
                    "The `%s` (%.60s) must be one line of at most %d characters.".formatted(parameter, text, LONGEST));
        }
    }
}
