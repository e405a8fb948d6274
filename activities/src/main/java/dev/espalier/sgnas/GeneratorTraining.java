package dev.espalier.sgnas;

import dev.espalier.gradient.Matrix;
import dev.espalier.gradient.Parameters;
import dev.espalier.gradient.Tape;
import dev.espalier.method.Seeded;
import dev.espalier.space.Architecture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The training of a generator, which can be cut anywhere: the randomness of a step is made from its number, so that the
 * network at the end is the same, bit by bit, however often it was taken up again.
 *
 * <p>Unlike the paper, noise is added to the scores for the task only: an expected cost needs no exploration, and one
 * without noise is nearer to the cost of what is answered.
 *
 * @see <a href="https://arxiv.org/abs/2103.07289">Huang &amp; Chu, CVPR 2021, Algorithm 1</a>
 */
public final class GeneratorTraining {

    private final Grid grid;
    private final CostTensor cost;
    private final Plan plan;
    private final TaskLoss task;
    private final long seed;
    private final Tape tape = new Tape(true);

    /** A constraint of a step, and what the network made of it: with noise for the task, without for the cost. */
    private record Asked(double target, Matrix scores, Mixture drawn, Mixture expected) {}

    /** @throws IllegalArgumentException where an end of the plan's range is what no architecture costs */
    public GeneratorTraining(Grid grid, CostTensor cost, Plan plan, TaskLoss task, long seed) {
        cost.require(plan.low());
        cost.require(plan.high());
        this.grid = grid;
        this.cost = cost;
        this.plan = plan;
        this.task = task;
        this.seed = seed;
    }

    /** A network that has learned nothing, with priors drawn at random. */
    public GeneratorState start() {
        return start(Priors.draw(grid, cost, plan, random("priors", 0)));
    }

    /** A network that has learned nothing, with this prior. */
    public GeneratorState start(Architecture prior) {
        return start(List.of(grid.choices(prior)));
    }

    private GeneratorState start(List<int[]> priors) {
        var parameters = new Parameters(random("weights", 0));
        new GeneratorNetwork(parameters, grid);
        return new GeneratorState(grid.space().name(), 0, priors, parameters.bytes());
    }

    /** Goes on for some steps, at most to the end of the plan. */
    public GeneratorState run(GeneratorState state, int steps) {
        state.require(grid);
        var parameters = new Parameters(random("weights", 0));
        var network = new GeneratorNetwork(parameters, grid);
        parameters.read(state.parameters());
        int end = Math.min(plan.total(), state.steps() + steps);
        for (int step = state.steps(); step < end; step++) {
            slopes(network, state.priors(), step);
            tape.back();
            parameters.update(plan.rateAt(step), 0);
        }
        return new GeneratorState(
                grid.space().name(), Math.max(end, state.steps()), state.priors(), parameters.bytes());
    }

    /** Leaves in the scores of all constraints of a step how the loss grows with them. */
    private void slopes(GeneratorNetwork network, List<int[]> priors, int step) {
        var asked = asked(network, priors, step);
        var mixtures = asked.stream().map(one -> one.drawn.probabilities()).toArray(float[][]::new);
        var slopes = task.of(step, mixtures).slopes();
        for (int i = 0; i < slopes.length; i++) {
            var one = asked.get(i);
            one.drawn.back(slopes[i], one.scores.gradient[0]);
            double above = (cost.of(one.expected.probabilities()) - one.target) / plan.width();
            var rise = cost.slope(plan.loss().slope(above) / plan.width() / slopes.length);
            one.expected.back(rise, one.scores.gradient[0]);
        }
    }

    private List<Asked> asked(GeneratorNetwork network, List<int[]> priors, int step) {
        tape.rewind();
        var random = random("step", step);
        var constraint = network.constraint(tape, 1);
        var heads = priors.stream()
                .map(prior -> network.prior(tape, grid.oneHot(prior)))
                .toList();
        var asked = new ArrayList<Asked>();
        for (int i = 0; i < plan.constraints(); i++) {
            double target = target(step * plan.constraints() + i, random);
            var head = heads.get(Priors.nearest(plan, heads.size(), target));
            var scores = network.scores(tape, constraint, plan.at(target), head);
            float temperature = plan.temperatureAt(step);
            var drawn = Mixture.draw(grid, scores.value[0], temperature, random);
            var expected = Mixture.of(grid, scores.value[0], temperature);
            asked.add(new Asked(target, scores, drawn, expected));
        }
        return asked;
    }

    /** One of a grid through the range, which is shuffled in each round, jittered by a tenth of its interval. */
    private double target(int position, RandomGenerator random) {
        var places = new ArrayList<Integer>();
        for (int place = 0; place <= Plan.INTERVALS; place++) {
            places.add(place);
        }
        Collections.shuffle(places, random("round", position / places.size()));
        double place = places.get(position % places.size()) + (random.nextDouble() - 0.5) / 5;
        return plan.low() + plan.width() / Plan.INTERVALS * place;
    }

    private RandomGenerator random(String use, int number) {
        return Seeded.by((seed + "/" + use + "/" + number).getBytes(StandardCharsets.UTF_8));
    }
}
