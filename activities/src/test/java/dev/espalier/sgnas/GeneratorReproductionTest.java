package dev.espalier.sgnas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.surrogate.Agreement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A generator that learns nothing but cost answers 181 constraints of the range for ImageNet, 270 to 450 million in steps
 * of one; {@code -Despalier.seeds} says how many seeds. The figures stand in {@code docs/reproduction.md}.
 *
 * @see <a href="https://arxiv.org/abs/2103.07289">Huang &amp; Chu, CVPR 2021, Figure 7a</a>
 */
class GeneratorReproductionTest {

    private static final int SEEDS = Integer.getInteger("espalier.seeds", 1);
    private static final List<Double> TARGETS =
            IntStream.rangeClosed(270, 450).mapToObj(Double::valueOf).toList();

    private final Grid grid = Costs.IMAGENET;
    private final CostTensor cost = Costs.published();

    /** What answers cost, and how many differ. */
    private record Answered(List<Double> costs, int distinct) {

        double tau() {
            var tau = Agreement.tau(TARGETS, costs);
            return tau == null ? 0 : tau;
        }

        /** Percent of the constraint. */
        double error() {
            return IntStream.range(0, costs.size())
                    .mapToDouble(i -> 100 * Math.abs(costs.get(i) / TARGETS.get(i) - 1))
                    .average()
                    .orElseThrow();
        }

        long violations() {
            return IntStream.range(0, costs.size())
                    .filter(i -> Math.round(costs.get(i) * 1e6) > Math.round(TARGETS.get(i) * 1e6))
                    .count();
        }

        void print(String what, int seed) {
            System.out.printf(
                    "%s, seed %d: tau %.4f, error %.3f %%, %d of %d above their constraints, %d different%n",
                    what, seed, tau(), error(), violations(), costs.size(), distinct);
        }
    }

    private Answers trained(int priors, int seed) {
        var standard = Plan.standard(270, 450);
        var plan = new Plan(
                standard.low(),
                standard.high(),
                standard.epochs(),
                standard.steps(),
                standard.constraints(),
                standard.rate(),
                standard.temperature(),
                standard.cooling(),
                priors,
                standard.loss());
        var training = new GeneratorTraining(grid, cost, plan, TaskLoss.NONE, seed);
        return new Answers(grid, cost, plan, training.run(training.start(), plan.total()));
    }

    private Answered unrepaired(Answers answers) {
        var choices = TARGETS.stream()
                .map(target -> grid.best(answers.scores(target)))
                .toList();
        var different = new HashSet<>(choices.stream().map(grid::architecture).toList());
        return new Answered(choices.stream().map(cost::of).toList(), different.size());
    }

    private static Answered repaired(Answers answers) {
        var given = TARGETS.stream().map(answers::of).toList();
        var different = Set.copyOf(given.stream().map(Answer::architecture).toList());
        return new Answered(given.stream().map(Answer::cost).toList(), different.size());
    }

    /** Also before repair it is held to be nearer than the 5.7 million, 1.58 %, of the network that was released. */
    @Test
    void answersEveryConstraintOfTheRangeWithinOnePercent() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var answers = trained(1, seed);
            var before = unrepaired(answers);
            var after = repaired(answers);
            before.print("Before repair", seed);
            after.print("After repair", seed);

            assertThat(before.tau()).isGreaterThan(0.97);
            assertThat(before.error()).isLessThan(1.58);
            assertThat(after.tau()).isGreaterThanOrEqualTo(0.98);
            assertThat(after.error()).isLessThanOrEqualTo(1);
            assertThat(after.violations()).isZero();
        }
    }

    /** Without a prior the scores are proportional to the constraint, so that the best options are always the same. */
    @Test
    void answersAllConstraintsAlikeWithoutAPrior() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var before = unrepaired(trained(0, seed));
            before.print("Without a prior, before repair", seed);

            assertThat(before.costs().stream().skip(1).distinct()).hasSize(1);
        }
    }
}
