package dev.espalier.method;

import dev.espalier.generator.Forecast;
import dev.espalier.generator.Generator.Drawn;
import dev.espalier.generator.Lesson;
import dev.espalier.search.Constraint;
import dev.espalier.search.Metric;
import dev.espalier.space.Architecture;
import dev.espalier.space.GraphSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The most accurate are wanted within a limit of a cost, or accuracy and that cost together, and a network says both.
 * What breaks the limit is learned from like all else, with a rank a thousand times as bad.
 *
 * <p>Unlike the authors' code, a cost that is known before an evaluation is not left to the network: nothing beyond the
 * limit is proposed, and candidates are ranked by what is known. A guess in its place would spend evaluations on what no
 * answer may be.
 *
 * @see <a href="https://arxiv.org/abs/2203.08734">Lukasik et al., ECCV 2022, Equations 4 and 5</a>
 */
final class HardwareForm implements Form {

    /** What the network can tell apart, in the order of HW-NAS-Bench. */
    private static final List<String> DEVICES = List.of("edgegpu", "raspi4", "edgetpu", "pixel3", "eyeriss", "fpga");

    private static final double RATE = 2e-4;
    private static final double PENALTY = 1_000;

    private final SearchContext<AgNet.Params> context;
    private final Metric cost;
    private final boolean joint;
    private final double limit;

    /** What is known or expected of an architecture. */
    record Figures(Architecture architecture, double accuracy, double cost) {}

    HardwareForm(SearchContext<AgNet.Params> context, Metric cost) {
        this.context = context;
        this.cost = cost;
        this.joint = context.problem().objectives().size() > 1;
        this.limit = context.problem().constraints().stream()
                .mapToDouble(Constraint::atMost)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    @Override
    public String name() {
        return cost.name();
    }

    @Override
    public Forecast forecast() {
        return new Forecast.AccuracyAndCost(DEVICES.indexOf(cost.device()));
    }

    @Override
    public double rate() {
        return RATE;
    }

    @Override
    public int passes() {
        return context.params().passes();
    }

    @Override
    public int draws() {
        return 500;
    }

    @Override
    public int mostDraws() {
        return 5;
    }

    @Override
    public List<Lesson> lessons(AgNet.State state, int cell) {
        var space = (GraphSpace) context.space();
        var known = known(state);
        var ranks = ranks(scores(known, 1));
        return IntStream.range(0, known.size())
                .mapToObj(i -> new Lesson(
                        space.graphs(known.get(i).architecture()).get(cell),
                        Form.weight(ranks[i], known.size(), context.params()),
                        known.get(i).accuracy(),
                        known.get(i).cost()))
                .toList();
    }

    /** Everything evaluated whose cost is known, also beyond the limit. */
    private List<Figures> known(AgNet.State state) {
        var checked = new HashMap<Architecture, Double>();
        for (var one : state.knowledge().checked()) {
            if (one.values().containsKey(cost.name())) {
                checked.put(one.architecture(), one.values().get(cost.name()));
            }
        }
        var known = new ArrayList<Figures>();
        Stream.concat(state.knowledge().measured().stream(), state.infeasible().stream())
                .forEach(scored -> {
                    double measured = cost(scored, checked);
                    if (!Double.isNaN(measured)) {
                        known.add(new Figures(scored.architecture(), Form.accuracy(scored), measured));
                    }
                });
        return known;
    }

    private double cost(Scored scored, Map<Architecture, Double> checked) {
        if (joint) {
            return scored.losses().getLast();
        }
        return priced(scored.architecture(), checked.getOrDefault(scored.architecture(), Double.NaN));
    }

    private double priced(Architecture architecture, double otherwise) {
        var price = context.price(architecture);
        return price.has(cost) ? price.get(cost) : otherwise;
    }

    /** Unlike the authors' code, ranks begin at 1 where that is repaired, so that the penalty meets the first one, too. */
    @Override
    public List<Architecture> ordered(Map<Architecture, Drawn> drawn, AgNet.State state) {
        var expected = drawn.entrySet().stream()
                .map(entry -> new Figures(
                        entry.getKey(),
                        entry.getValue().accuracy(),
                        priced(entry.getKey(), entry.getValue().cost())))
                .toList();
        var ranks = ranks(scores(expected, context.params().repaired() ? 1 : 0));
        var order = new Architecture[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            order[ranks[i]] = expected.get(i).architecture();
        }
        return List.of(order);
    }

    /**
     * The sum of the ranks, a thousandfold beyond the limit; less is better.
     *
     * @param first rank of the best
     */
    double[] scores(List<Figures> figures, int first) {
        var byAccuracy =
                ranks(figures.stream().mapToDouble(one -> -one.accuracy()).toArray());
        var byCost = ranks(figures.stream().mapToDouble(Figures::cost).toArray());
        var scores = new double[byCost.length];
        for (int i = 0; i < scores.length; i++) {
            int sum = byAccuracy[i] + first + (joint ? byCost[i] + first : 0);
            scores[i] = figures.get(i).cost() > limit ? PENALTY * sum : sum;
        }
        return scores;
    }

    /** 0 for the least; of equals, the earlier is less. */
    static int[] ranks(double[] values) {
        var order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .toList();
        var ranks = new int[values.length];
        for (int rank = 0; rank < ranks.length; rank++) {
            ranks[order.get(rank)] = rank;
        }
        return ranks;
    }
}
