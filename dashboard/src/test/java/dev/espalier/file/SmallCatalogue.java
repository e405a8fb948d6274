package dev.espalier.file;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.catalogue.ComponentInfo;
import dev.espalier.catalogue.ComponentInfo.Setting;
import dev.espalier.catalogue.DeviceCalibration;
import dev.espalier.catalogue.Sketch;
import dev.espalier.catalogue.TableImport;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.search.Experiment;
import dev.espalier.search.Measures;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.Network;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.table.ResultTable;
import dev.espalier.space.table.TableInfo;
import java.util.List;
import java.util.Optional;

/** An installation of one space, two methods and one evaluator. */
final class SmallCatalogue implements Catalogue {

    @Override
    public List<SearchSpace> spaces() {
        return List.of(new NasBench201());
    }

    @Override
    public Optional<SearchSpace> space(String name) {
        return spaces().stream().filter(space -> space.name().equals(name)).findFirst();
    }

    @Override
    public Measures price(Experiment experiment, Architecture architecture) {
        return Measures.NONE;
    }

    @Override
    public Network network(Experiment experiment, Architecture architecture) {
        return new NasBench201().network(architecture);
    }

    @Override
    public List<ComponentInfo> methods() {
        return List.of(
                new ComponentInfo("random-search", "Draws at random.", "folklore", List.of()),
                new ComponentInfo(
                        "regularized-evolution",
                        "Mutates the best of a sample.",
                        "Real et al., AAAI 2019",
                        List.of(
                                new Setting("population", "integer", "50", "Members kept."),
                                new Setting("sample", "integer", "10", "Members drawn."))));
    }

    @Override
    public List<ComponentInfo> evaluators() {
        return List.of(new ComponentInfo(
                "table",
                "Looks results up.",
                "published",
                List.of(
                        new Setting("table", "text", "", "The table's name."),
                        new Setting("time_scale", "number", "0", "How much of the time to wait."))));
    }

    @Override
    public List<ComponentInfo> screens() {
        return List.of(new ComponentInfo(
                "surrogate",
                "Ranks.",
                "",
                List.of(new Setting("audit", "number", "0.05", "How much is evaluated all the same."))));
    }

    @Override
    public List<LatencyModel> devices() {
        return List.of();
    }

    @Override
    public List<TableInfo> tables() {
        return List.of();
    }

    @Override
    public Optional<ResultTable> table(String name) {
        return Optional.empty();
    }

    @Override
    public List<String> problems(Sketch sketch) {
        return List.of();
    }

    @Override
    public List<String> problems(Experiment experiment) {
        return List.of();
    }

    @Override
    public SearchSpace addSpace(String yaml) {
        throw new UnsupportedOperationException("This catalogue takes no spaces.");
    }

    @Override
    public TableInfo addTable(TableImport table) {
        throw new UnsupportedOperationException("This catalogue takes no tables.");
    }

    @Override
    public LatencyModel addDevice(DeviceCalibration calibration) {
        throw new UnsupportedOperationException("This catalogue takes no devices.");
    }

    @Override
    public List<Architecture> worthSumming(SearchSpace space, Frame frame, int drawn, long seed) {
        return List.of();
    }

    @Override
    public List<Architecture> worthMeasuring(SearchSpace space, int count, long seed) {
        return List.of();
    }
}
