package dev.espalier.catalogue;

import dev.espalier.hardware.LatencyModel;
import dev.espalier.search.Experiment;
import dev.espalier.search.Measures;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.Network;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.table.ResultTable;
import dev.espalier.space.table.TableInfo;
import java.util.List;
import java.util.Optional;

/** What this installation offers: spaces, methods, evaluators, devices and tables, and what can be run with them. */
public interface Catalogue {

    /** By name, shipped and added ones. */
    List<SearchSpace> spaces();

    Optional<SearchSpace> space(String name);

    List<ComponentInfo> methods();

    List<ComponentInfo> evaluators();

    /** What can rank candidates before they are evaluated. */
    List<ComponentInfo> screens();

    /** By name, shipped and added ones. */
    List<LatencyModel> devices();

    List<TableInfo> tables();

    Optional<ResultTable> table(String name);

    /**
     * What is known of an architecture before an experiment evaluates it: MACs, parameters, and where its network is of
     * the published size, look-ups and predictions of latency.
     */
    Measures price(Experiment experiment, Architecture architecture);

    /**
     * The network of an architecture as an experiment evaluates it: in the size that its evaluator says, or in its own
     * where that cannot be told any more, as when a data set is gone.
     */
    Network network(Experiment experiment, Architecture architecture);

    /** Everything that keeps an experiment from running, each in one sentence; nothing when it can run. */
    List<String> problems(Experiment experiment);

    /** The same of what could be read of an experiment's file: nothing that only follows from the rest being unread. */
    List<String> problems(Sketch sketch);

    /**
     * Adds a space that a user wrote. The same content again is no change.
     *
     * @throws InvalidInput when it is not a space, or another one has its name
     */
    SearchSpace addSpace(String yaml);

    /**
     * Adds a table of published or private results.
     *
     * @throws InvalidInput with every problem found
     */
    TableInfo addTable(TableImport table);

    /**
     * Adds a device on which a user measured a few architectures. The same measurements again are no change.
     *
     * @throws InvalidInput with every problem found
     */
    LatencyModel addDevice(DeviceCalibration calibration);

    /** The architectures of a space whose latencies are most worth measuring, what says most first; repeatable. */
    List<Architecture> worthMeasuring(SearchSpace space, int count, long seed);

    /**
     * The architectures of a space by whose latencies those of all others can be told as sums over operators; repeatable.
     *
     * @param frame of their networks
     * @param drawn how many at random, beside those that have an operator wherever they can
     * @throws InvalidInput where the decisions of the space are not made independently of one another
     */
    List<Architecture> worthSumming(SearchSpace space, Frame frame, int drawn, long seed);
}
