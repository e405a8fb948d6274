package dev.espalier.space.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.space.Architecture;
import dev.espalier.space.Op;
import dev.espalier.space.SequentialSpace;
import dev.espalier.space.SequentialSpaceContract;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NasBenchNlpTest extends SequentialSpaceContract {

    /** The benchmark's own recipes of the three cells that everybody knows. */
    static final String RNN =
            "{\"f\": {\"op\": \"linear\", \"input\": [\"x\", \"h_prev_0\"]}, \"h_new_0\": {\"op\": \"activation_tanh\","
                    + " \"input\": [\"f\"]}}";

    private static final String GRU = """
            {"r": {"op": "linear", "input": ["x", "h_prev_0"]}, "r_act": {"op": "activation_sigm", "input": ["r"]},
             "z": {"op": "linear", "input": ["x", "h_prev_0"]}, "z_act": {"op": "activation_sigm", "input": ["z"]},
             "rh": {"op": "elementwise_prod", "input": ["r_act", "h_prev_0"]},
             "h_tilde": {"op": "linear", "input": ["x", "rh"]},
             "h_tilde_act": {"op": "activation_tanh", "input": ["h_tilde"]},
             "h_new_0": {"op": "blend", "input": ["z_act", "h_prev_0", "h_tilde_act"]}}""";

    private static final String LSTM = """
            {"i": {"op": "linear", "input": ["x", "h_prev_0"]}, "i_act": {"op": "activation_tanh", "input": ["i"]},
             "j": {"op": "linear", "input": ["x", "h_prev_0"]}, "j_act": {"op": "activation_sigm", "input": ["j"]},
             "f": {"op": "linear", "input": ["x", "h_prev_0"]}, "f_act": {"op": "activation_sigm", "input": ["f"]},
             "o": {"op": "linear", "input": ["x", "h_prev_0"]}, "o_act": {"op": "activation_tanh", "input": ["o"]},
             "h_new_1_part1": {"op": "elementwise_prod", "input": ["f_act", "h_prev_1"]},
             "h_new_1_part2": {"op": "elementwise_prod", "input": ["i_act", "j_act"]},
             "h_new_1": {"op": "elementwise_sum", "input": ["h_new_1_part1", "h_new_1_part2"]},
             "h_new_1_act": {"op": "activation_tanh", "input": ["h_new_1"]},
             "h_new_0": {"op": "elementwise_prod", "input": ["h_new_1_act", "o_act"]}}""";

    private final NasBenchNlp space = new NasBenchNlp();

    @Override
    protected SequentialSpace space() {
        return new NasBenchNlp();
    }

    private String read(String text) {
        return space.format(space.parse(text));
    }

    @Test
    void readsTheRecipesOfTheBenchmark() {
        assertThat(read(RNN)).isEqualTo("linear(x,h0);tanh(1)>h0");
        assertThat(read(GRU))
                .isEqualTo("linear(x,h0);linear(x,h0);sigm(1);sigm(2);prod(h0,3);linear(x,5);tanh(6);blend(4,h0,7)>h0");
        assertThat(space.parse(LSTM).choices()).hasSize(1 + 4 * 13 + 2);
        assertThat(space.parse(read(LSTM))).isEqualTo(space.parse(LSTM));
    }

    @Test
    void readsTheSameCellInAnyOrder() {
        assertThat(read("tanh(h0);linear(x,1);sigm(1);prod(2,3)>h0"))
                .isEqualTo(read("tanh(h0);sigm(1);linear(1,x);prod(3,2)>h0"))
                .isNotEqualTo(read("tanh(h0);linear(x,1);sigm(1);sum(2,3)>h0"));
    }

    @Test
    void tellsApartWhatABlendReads() {
        var one = "linear(x,h0);sigm(1);tanh(1);blend(%s)>h0";
        assertThat(space.parse(one.formatted("2,3,h0"))).isNotEqualTo(space.parse(one.formatted("2,h0,3")));
        assertThat(space.parse(one.formatted("2,3,h0"))).isNotEqualTo(space.parse(one.formatted("3,2,h0")));
    }

    @Test
    void hiddenStatesAfterTheFirstHaveNoOrder() {
        var cell = "linear(x,h0,%s);linear(1,%s)>h0;tanh(1)>%s;sigm(1)>%s";
        assertThat(space.parse(cell.formatted("h1", "h2", "h1", "h2")))
                .isEqualTo(space.parse(cell.formatted("h2", "h1", "h2", "h1")))
                .isNotEqualTo(space.parse(cell.formatted("h2", "h1", "h1", "h2")));
    }

    @Test
    void anyOrderOfNodesAndStatesIsOneArchitecture() {
        var random = new SplittableRandom(7);
        for (int i = 0; i < 300; i++) {
            var cell = RecurrentCell.of(space.sample(random).choices());
            assertThat(RecurrentOrder.of(shuffled(cell, new Random(i)))).isEqualTo(cell);
        }
    }

    /** Colours alone cannot tell who reads what in rings of sums: one ring of six and two of three look alike. */
    @Test
    void tellsRingsApartThatLookAlikeFromEachNode() {
        var ring = rings(new int[] {1, 2, 3, 4, 5, 0});
        var two = rings(new int[] {1, 2, 0, 4, 5, 3});
        assertThat(RecurrentOrder.of(ring)).isNotEqualTo(RecurrentOrder.of(two));
        for (int seed = 0; seed < 50; seed++) {
            assertThat(RecurrentOrder.of(shuffled(ring, new Random(seed)))).isEqualTo(RecurrentOrder.of(ring));
            assertThat(RecurrentOrder.of(shuffled(two, new Random(seed)))).isEqualTo(RecurrentOrder.of(two));
        }
    }

    /** Six linear nodes that read the same, and six sums of one and the next of them. */
    private static RecurrentCell rings(int[] next) {
        var nodes = new ArrayList<RecurrentCell.Node>();
        for (int i = 0; i < 6; i++) {
            nodes.add(new RecurrentCell.Node(RecurrentOp.LINEAR, List.of(0, 1)));
        }
        for (int i = 0; i < 6; i++) {
            nodes.add(new RecurrentCell.Node(RecurrentOp.SUM, List.of(4 + i, 4 + next[i])));
        }
        return new RecurrentCell(nodes, List.of(6, 7, 8));
    }

    private static RecurrentCell shuffled(RecurrentCell cell, Random random) {
        var order = new ArrayList<Integer>();
        while (order.size() < cell.nodes().size()) {
            var ready = IntStream.range(0, cell.nodes().size())
                    .filter(i -> !order.contains(i)
                            && cell.nodes().get(i).inputs().stream()
                                    .allMatch(input -> !RecurrentCell.node(input)
                                            || order.contains(input - RecurrentCell.FIRST_NODE)))
                    .toArray();
            order.add(ready[random.nextInt(ready.length)]);
        }
        var states = new ArrayList<>(IntStream.range(0, cell.states()).boxed().toList());
        Collections.shuffle(states.subList(1, states.size()), random);
        return cell.arranged(order, states);
    }

    @Test
    void forgetsWhatLeadsNowhere() {
        assertThat(read("linear(x,h0);sigm(1);tanh(1)>h0;prod(2,3)")).isEqualTo("linear(x,h0);tanh(1)>h0");
    }

    @Test
    void refusesWhatIsNoCellAndSaysAllThatIsWrong() {
        assertThatThrownBy(() -> space.parse("linear(x,h0);tanh(x)>h0;sum(1,1)>h1"))
                .hasMessage("The cell (linear(x,h0);tanh(x)>h0;sum(1,1)>h1) must be written as in"
                        + " linear(x,h0);tanh(1)>h0 or as a recipe in JSON, but node 2 is a tanh that reads x, node 3 is"
                        + " a sum of 1 different inputs instead of 2, h_prev_1 is never read.\nMaybe use the operations"
                        + " sigm, tanh, leaky_relu, sum, prod, linear, blend.");
        assertThatThrownBy(() -> space.parse("linear(x,h0);relu(1)>h0"))
                .hasMessageContaining("the operation of the node 2 is (relu)");
        assertThatThrownBy(() -> space.parse("linear(x,2);tanh(1)>h0"))
                .hasMessageContaining("the node 1 reads (x, 2), of which one is not there or reads it");
        assertThatThrownBy(() -> space.parse("linear(x,h1)>h0"))
                .hasMessageContaining("h_prev_0 is never read, h_prev_1 is read but never made");
        assertThatThrownBy(() -> space.parse("linear(x,h0)>h1"))
                .hasMessageContaining("its new hidden states are [h_new_1] instead of h_new_0 to h_new_2 or fewer");
        assertThatThrownBy(() -> space.parse("{\"h_new_0\": {\"op\": ")).hasMessageContaining("it is no JSON");
        assertThatThrownBy(() -> space.parse("{\"h_new_0\": 3}")).hasMessageContaining("of the node h_new_0 is ()");
    }

    @Test
    void neighboursAreOneEditAway() {
        assertThat(space.neighbors(space.parse(RNN)))
                .contains(
                        space.parse("linear(x,h0);sigm(1)>h0"),
                        space.parse("linear(x,h0)>h0"),
                        space.parse("tanh(h0);linear(x,1);tanh(2)>h0"),
                        space.parse("linear(x,h0);prod(h0,1);tanh(2)>h0"),
                        space.parse("linear(x,h0,h1)>h1;tanh(1)>h0"));
        assertThat(space.neighbors(space.parse("linear(x,h0,h1)>h1;tanh(1)>h0")))
                .contains(space.parse("linear(x,h0,h1)>h0;tanh(1)>h1"));
    }

    @Test
    void everyCellOfASmallSizeIsReachedByEdits() {
        int small = 1 + 4 * 2 + 2;
        var known = new HashMap<Architecture, Integer>();
        var start = space.parse("linear(x,h0)>h0");
        known.put(start, 0);
        var next = List.of(start);
        for (int step = 1; !next.isEmpty(); step++) {
            var found = new ArrayList<Architecture>();
            for (var cell : next) {
                for (var neighbor : space.neighbors(cell)) {
                    if (known.putIfAbsent(neighbor, step) == null
                            && neighbor.choices().size() <= 1 + 4 * 2 + 2) {
                        found.add(neighbor);
                    }
                }
            }
            next = found;
        }
        var random = new SplittableRandom(3);
        for (int i = 0; i < 300; i++) {
            var cell = space.made(RecurrentSteps.drawn(2, random));
            if (cell.choices().size() <= small) {
                assertThat(known.containsKey(cell)).as(space.format(cell)).isTrue();
            }
        }
        assertThat(known).hasSizeGreaterThan(50);
    }

    @Test
    void samplesAreOfManySizesAndHaveAllOperations() {
        var random = new SplittableRandom(5);
        var sizes = new HashMap<Integer, Integer>();
        var ops = new HashMap<RecurrentOp, Integer>();
        for (int i = 0; i < 2_000; i++) {
            var cell = RecurrentCell.of(space.sample(random).choices());
            sizes.merge(cell.nodes().size(), 1, Integer::sum);
            cell.nodes().forEach(node -> ops.merge(node.op(), 1, Integer::sum));
        }
        assertThat(sizes.keySet()).contains(1, 2, 5, 10);
        assertThat(ops).hasSize(RecurrentOp.ALL.size());
    }

    @Test
    void theNetworkRecursToTheNewHiddenStatesOfItsOwnLayer() {
        var nodes = space.network(space.parse(LSTM)).nodes();
        var names = nodes.stream().map(node -> node.name()).toList();
        assertThat(nodes)
                .filteredOn(node -> node.op() instanceof Op.Memory)
                .hasSize(6)
                .allSatisfy(node -> assertThat(names).contains(((Op.Memory) node.op()).node()))
                .allSatisfy(node -> assertThat(((Op.Memory) node.op()).node())
                        .startsWith(node.name().substring(0, 7)));
    }

    @Test
    void comparesBlendsByWhatIsGated() {
        var cell = "linear(x,h0);sigm(1);tanh(1);blend(%s)>h0";
        assertThat(space.operations(space.parse(cell.formatted("2,3,h0"))))
                .isNotEqualTo(space.operations(space.parse(cell.formatted("2,h0,3"))));
    }
}
