package dev.espalier.worker;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.calibrate.Sample;
import dev.espalier.catalogue.Catalogue;
import dev.espalier.catalogue.ComponentInfo;
import dev.espalier.catalogue.DeviceCalibration;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.catalogue.Sketch;
import dev.espalier.catalogue.TableImport;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.method.Screen;
import dev.espalier.search.Experiment;
import dev.espalier.search.Measures;
import dev.espalier.setting.Settings;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.Network;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.table.ResultTable;
import dev.espalier.space.table.TableInfo;
import dev.espalier.surrogate.Operators;
import dev.espalier.surrogate.Spread;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** What this process offers, and whether an experiment can run on it. */
final class Installation implements Catalogue {

    private final Registry registry;
    private final Devices devices;
    private final Shelf shelf;
    private final Pricing pricing;
    private final Minds minds;
    private final Check check;
    private final Additions additions;
    private final Calibrations calibrations;

    Installation(
            Registry registry,
            Devices devices,
            Shelf shelf,
            Pricing pricing,
            Minds minds,
            Calibrations calibrations,
            ArtifactStore store) {
        this.registry = registry;
        this.devices = devices;
        this.shelf = shelf;
        this.pricing = pricing;
        this.minds = minds;
        this.check = new Check(registry, devices, shelf, minds);
        this.additions = new Additions(shelf, store);
        this.calibrations = calibrations;
    }

    @Override
    public List<SearchSpace> spaces() {
        return shelf.spaces();
    }

    @Override
    public Optional<SearchSpace> space(String name) {
        return shelf.space(name);
    }

    @Override
    public List<ComponentInfo> methods() {
        return registry.methods().stream()
                .map(method -> method.info())
                .map(info ->
                        new ComponentInfo(info.name(), info.summary(), info.source(), Settings.describe(info.params())))
                .toList();
    }

    @Override
    public List<ComponentInfo> evaluators() {
        return registry.evaluators().stream()
                .map(evaluator -> evaluator.info())
                .map(info ->
                        new ComponentInfo(info.name(), info.summary(), info.source(), Settings.describe(info.params())))
                .toList();
    }

    @Override
    public List<ComponentInfo> screens() {
        return Arrays.stream(Screen.values())
                .map(screen -> new ComponentInfo(
                        screen.word(),
                        screen.summary(),
                        "",
                        screen == Screen.NONE ? List.of() : Settings.describe(Screen.Params.class)))
                .toList();
    }

    @Override
    public List<LatencyModel> devices() {
        return devices.all();
    }

    @Override
    public List<TableInfo> tables() {
        return shelf.tables().stream().map(ResultTable::info).toList();
    }

    @Override
    public Optional<ResultTable> table(String name) {
        return shelf.find(name);
    }

    @Override
    public Measures price(Experiment experiment, Architecture architecture) {
        var frame = frame(experiment);
        return frame.equals(Frame.OWN) ? pricing.price(architecture) : pricing.cost(architecture, frame);
    }

    @Override
    public Network network(Experiment experiment, Architecture architecture) {
        return shelf.space(architecture.space()).orElseThrow().network(architecture, frame(experiment));
    }

    private Frame frame(Experiment experiment) {
        try {
            return minds.evaluation(experiment).frame();
        } catch (IllegalArgumentException | IllegalStateException _) {
            return Frame.OWN;
        }
    }

    @Override
    public List<String> problems(Experiment experiment) {
        return check.problems(Sketch.of(experiment));
    }

    @Override
    public List<String> problems(Sketch sketch) {
        return check.problems(sketch);
    }

    @Override
    public SearchSpace addSpace(String yaml) throws InvalidInput {
        return additions.space(yaml);
    }

    @Override
    public TableInfo addTable(TableImport table) throws InvalidInput {
        return additions.table(table);
    }

    @Override
    public LatencyModel addDevice(DeviceCalibration calibration) throws InvalidInput {
        return calibrations.add(calibration);
    }

    @Override
    public List<Architecture> worthMeasuring(SearchSpace space, int count, long seed) {
        return Spread.of(space, count, new SplittableRandom(seed));
    }

    @Override
    public List<Architecture> worthSumming(SearchSpace space, Frame frame, int drawn, long seed) {
        try {
            var operators = Operators.of(space, frame);
            int most = Sample.MOST - operators.count() - 1;
            if (drawn > most) {
                throw new InvalidInput(
                        "The `count` (%d) must be at most %d, since beside them the space (%s) has %d operators to measure, and a table is made from at most %d networks."
                                .formatted(drawn, most, space.name(), operators.count(), Sample.MOST));
            }
            return operators.worthMeasuring(drawn, seed);
        } catch (InvalidInput e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(String.valueOf(e.getMessage()));
        }
    }
}
