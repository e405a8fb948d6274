package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.hardware.Device;
import dev.espalier.hardware.Latency;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.method.MethodInfo;
import dev.espalier.method.SearchContext;
import dev.espalier.method.SearchMethod;
import dev.espalier.method.Work;
import dev.espalier.search.Candidate;
import dev.espalier.search.Component;
import dev.espalier.search.Constraint;
import dev.espalier.search.Ending;
import dev.espalier.search.Experiment;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.search.Trial;
import dev.espalier.space.Architecture;
import dev.espalier.space.Decision;
import dev.espalier.space.DecisionSpace;
import dev.espalier.space.Network;
import dev.espalier.space.Op;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A space, a method and a device, each one class, and nothing else anywhere that knows of them. */
class PluginsTest {

    @TempDir
    Path folder;

    /** Four convolutions, each of one of three widths. */
    static final class Widths implements DecisionSpace {

        private static final List<String> OPTIONS = List.of("8", "16", "32");

        @Override
        public String name() {
            return "widths";
        }

        @Override
        public String summary() {
            return "Four convolutions, each of one of three widths.";
        }

        @Override
        public List<Decision> decisions() {
            return IntStream.range(0, 4)
                    .mapToObj(layer -> new Decision("width" + layer, OPTIONS))
                    .toList();
        }

        @Override
        public Network network(Architecture architecture) {
            var nodes = new ArrayList<Network.Node>();
            nodes.add(new Network.Node("input", new Op.Input(3, 32)));
            for (int choice : architecture.choices()) {
                var before = nodes.getLast().name();
                var width = Integer.parseInt(OPTIONS.get(choice));
                nodes.add(new Network.Node("conv" + nodes.size(), new Op.Conv(3, 1, 1, width), before));
            }
            return new Network(architecture, nodes);
        }
    }

    /** Counts through a flat space. */
    static final class Counting implements SearchMethod<Counting.Params, Counting.State> {

        record Params() {}

        record State(int next) {}

        @Override
        public MethodInfo<Params, State> info() {
            return new MethodInfo<>("counting", "Counts through a space.", "none", Params.class, State.class);
        }

        @Override
        public State start(SearchContext<Params> context) {
            return new State(0);
        }

        @Override
        public List<Candidate> ask(State state, SearchContext<Params> context, int count) {
            return IntStream.range(state.next(), Math.min(81, state.next() + count))
                    .mapToObj(number ->
                            new Architecture("widths", number / 27 % 3, number / 9 % 3, number / 3 % 3, number % 3))
                    .map(architecture -> new Candidate(architecture, List.of(), "counted"))
                    .toList();
        }

        @Override
        public State tell(State state, SearchContext<Params> context, List<Trial> trials, Work work) {
            return new State(state.next() + trials.size());
        }
    }

    /** A device that takes a millisecond per node and channel. */
    static final class Clockwork implements LatencyModel {

        @Override
        public Device device() {
            return new Device("clockwork", "A clockwork", "springs", 1, "int8");
        }

        @Override
        public Latency.Source source() {
            return Latency.Source.PREDICTED;
        }

        @Override
        public String provenance() {
            return "Made up.";
        }

        @Override
        public boolean knows(Architecture architecture) {
            return architecture.space().equals("widths");
        }

        @Override
        public Latency latency(Network network) {
            int channels = network.nodes().stream()
                    .mapToInt(node -> node.op() instanceof Op.Conv conv ? conv.channels() : 0)
                    .sum();
            return new Latency(channels, 0, Latency.Source.PREDICTED);
        }
    }

    private static Experiment experiment() {
        return new Experiment(
                "counted",
                0,
                "counted",
                new SearchProblem(
                        "widths",
                        List.of(new Objective(Metric.VAL_ACCURACY_PCT, Objective.Direction.MAXIMIZE)),
                        List.of(new Constraint(Metric.latencyMs("clockwork"), 1_000))),
                new Component("counting"),
                new Component("toy"),
                9,
                9,
                4,
                List.of(),
                new Experiment.Budget(27, Experiment.Budget.UNLIMITED_GPU_TIME),
                1,
                new TreeMap<>(),
                null);
    }

    @Test
    void areSearchedWithAndPricedLikeTheShippedOnes() {
        var plugins = new TestEngine.Plugins(
                List.of(new Widths()), List.of(new Counting()), List.of(), List.of(new Clockwork()));
        try (var engine = new TestEngine(folder, plugins)) {
            assertThat(engine.desk.catalogue().problems(experiment())).isEmpty();
            assertThat(engine.run(experiment()).ending()).isEqualTo(Ending.BUDGET_SPENT);
            assertThat(engine.ledger.trials("counted"))
                    .hasSize(27)
                    .allSatisfy(trial -> assertThat(trial.outcome())
                            .isInstanceOfSatisfying(Outcome.Measured.class, measured -> {
                                assertThat(measured.measures().get(Metric.latencyMs("clockwork")))
                                        .isBetween(32.0, 128.0);
                                assertThat(measured.sources().get("latency_ms@clockwork"))
                                        .isEqualTo(Latency.Source.PREDICTED);
                                assertThat(measured.measures().get(Metric.MACS_M))
                                        .isPositive();
                            }));
        }
    }
}
