package dev.espalier.sgnas;

import dev.espalier.gradient.Matrix;
import dev.espalier.gradient.Parameters;
import dev.espalier.gradient.Tape;
import dev.espalier.space.Architecture;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What a generator answers to constraints, without chance: for each decision the option with the best score, made to keep
 * the constraint. Safe for use by many threads.
 *
 * <p>Unlike the paper, the network is not asked for each constraint, but at 65 places of the range, each when it is first
 * needed, and scores between two places are taken to lie on the line between them: the network consists of pieces that
 * are linear in the constraint. So a constraint has the same answer whatever else is asked, and any number of them is
 * answered for next to nothing.
 */
public final class Answers {

    private static final int INTERVALS = 64;

    /** How often as many answers are drawn as are wanted, since some are the same. */
    private static final int DRAWS = 16;

    /** Times that of a softmax at temperature 1. */
    private static final float LEAST_NOISE = 0.25f;

    private static final float MOST_NOISE = 64;

    private final Grid grid;
    private final CostTensor cost;
    private final Plan plan;
    private final Repair repair;
    private final GeneratorNetwork network;
    private final Tape tape = new Tape(false);
    private final Matrix constraint;
    private final List<Matrix> priors;
    private final Map<Integer, float[]> places = new HashMap<>();

    /** @throws IllegalArgumentException where the state is that of a generator of another space */
    public Answers(Grid grid, CostTensor cost, Plan plan, GeneratorState state) {
        state.require(grid);
        this.grid = grid;
        this.cost = cost;
        this.plan = plan;
        this.repair = new Repair(grid, cost);
        var parameters = new Parameters(new SplittableRandom(0));
        this.network = new GeneratorNetwork(parameters, grid);
        parameters.read(state.parameters());
        this.constraint = network.constraint(new Tape(false), 1);
        this.priors = state.priors().stream()
                .map(prior -> network.prior(new Tape(false), grid.oneHot(prior)))
                .toList();
    }

    /**
     * Answers constraints.
     *
     * @throws IllegalArgumentException with the range, where no architecture has such a cost
     */
    public List<Answer> of(double... targets) {
        return Arrays.stream(targets).mapToObj(this::of).toList();
    }

    /** The answer to one constraint. */
    public Answer of(double target) {
        cost.require(target);
        return repaired(scores(target), target);
    }

    /**
     * Up to so many answers to one constraint that build different networks: first that of {@link #of}, then what would
     * have been answered had the scores been a little different, by the more noise the fewer others there are.
     */
    public List<Answer> several(double target, int count, RandomGenerator random) {
        cost.require(target);
        var scores = scores(target);
        var answers = new LinkedHashMap<Architecture, Answer>();
        float noise = 0;
        for (int draw = 0; draw < DRAWS * count && answers.size() < count; draw++) {
            var answer = repaired(noisy(scores, noise, random), target);
            var same = answers.putIfAbsent(grid.space().canonical(answer.architecture()), answer);
            noise = same == null && noise > 0 ? noise : Math.clamp(2 * noise, LEAST_NOISE, MOST_NOISE);
        }
        return List.copyOf(answers.values());
    }

    /** What the answer to one constraint would cost were it not made to keep it. */
    double unrepairedCost(double target) {
        return cost.of(grid.best(scores(target)));
    }

    /** Decisions that cost nothing stay as they are: they may be those of layers that a smaller network does not have. */
    private float[] noisy(float[] scores, float noise, RandomGenerator random) {
        var noisy = scores.clone();
        for (int row = 0; row < grid.rows() && noise > 0; row++) {
            for (int option = 0; option < grid.options(row) && !cost.free(row); option++) {
                noisy[row * grid.options() + option] += noise * Mixture.gumbel(random);
            }
        }
        return noisy;
    }

    private Answer repaired(float[] scores, double target) {
        var choices = repair.of(grid.best(scores), scores, target);
        return new Answer(target, grid.architecture(choices), cost.of(choices));
    }

    /** The scores of all options under a constraint, row by row. */
    float[] scores(double target) {
        int prior = Priors.nearest(plan, priors.size(), target);
        float at = plan.at(target) * INTERVALS;
        int place = Math.min((int) at, INTERVALS - 1);
        var left = place(prior, place);
        var right = place(prior, place + 1);
        var scores = new float[left.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = left[i] + (at - place) * (right[i] - left[i]);
        }
        return scores;
    }

    /** What the network says itself. */
    synchronized float[] computed(int prior, float at) {
        tape.rewind();
        return network.scores(tape, constraint, at, priors.get(prior)).value[0].clone();
    }

    private synchronized float[] place(int prior, int place) {
        return places.computeIfAbsent(prior * (INTERVALS + 1) + place, _ -> computed(prior, (float) place / INTERVALS));
    }
}
