package dev.espalier.sgnas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.sgnas.SgnasCifar;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On the cells of NAS-Bench-201, whose grid is small. */
class GeneratorTrainingTest {

    private final Grid grid = Grid.of(new NasBench201());
    private final CostTensor cost = Costs.macs(grid);
    private final double low = cost.least() + 0.2 * (cost.most() - cost.least());
    private final double high = cost.least() + 0.9 * (cost.most() - cost.least());

    private Plan plan(int priors) {
        return new Plan(low, high, 6, 20, 4, 2e-3, 5, 0.6, priors, CostLoss.RELEASED);
    }

    private GeneratorTraining training(int priors, TaskLoss task) {
        return new GeneratorTraining(grid, cost, plan(priors), task, 9);
    }

    private static GeneratorState kept(GeneratorState state) {
        return GeneratorState.of(state.bytes());
    }

    @Test
    void isTheSameHoweverOftenItWasTakenUpAgain() {
        var whole = training(2, TaskLoss.NONE).run(training(2, TaskLoss.NONE).start(), 120);
        var parts = kept(training(2, TaskLoss.NONE).start());
        for (int steps : new int[] {1, 19, 7, 50, 1_000}) {
            parts = kept(training(2, TaskLoss.NONE).run(parts, steps));
        }

        assertThat(parts.steps()).isEqualTo(120);
        assertThat(parts.bytes()).isEqualTo(whole.bytes());
        assertThat(whole.bytes())
                .isNotEqualTo(training(2, TaskLoss.NONE).start().bytes());
    }

    @Test
    void isAnotherWithAnotherSeed() {
        assertThat(new GeneratorTraining(grid, cost, plan(1), TaskLoss.NONE, 10)
                        .start()
                        .bytes())
                .isNotEqualTo(training(1, TaskLoss.NONE).start().bytes());
    }

    @Test
    void learnsToAnswerConstraintsWithTheirCosts() {
        var training = training(1, TaskLoss.NONE);
        var before = new Answers(grid, cost, plan(1), training.start());
        var after = new Answers(grid, cost, plan(1), training.run(training.start(), 120));

        assertThat(error(after)).isLessThan(0.5 * error(before));
    }

    /** The mean distance of unrepaired answers from their constraints, in widths of the range. */
    private double error(Answers answers) {
        double sum = 0;
        for (int i = 0; i <= 40; i++) {
            double target = low + i * (high - low) / 40;
            sum += Math.abs(cost.of(grid.best(answers.scores(target))) - target) / (high - low) / 41;
        }
        return sum;
    }

    /** On the first edge nothing but a skip connection is any good. */
    @Test
    void learnsWhatItIsToldOfTheTask() {
        TaskLoss task = (_, mixtures) -> {
            var slopes = new float[mixtures.length][grid.size()];
            for (var slope : slopes) {
                slope[1] = -1f / mixtures.length;
            }
            return new TaskLoss.Told(0, slopes);
        };
        var training = training(1, task);
        var answers = new Answers(grid, cost, plan(1), training.run(training.start(), 120));

        assertThat(List.of(low, (low + high) / 2, high))
                .allSatisfy(target ->
                        assertThat(grid.best(answers.scores(target))[0]).isEqualTo(1));
    }

    @Test
    void tellsTheTaskEachStepWithAMixtureForEachConstraint() {
        var told = new StringBuilder();
        TaskLoss task = (step, mixtures) -> {
            told.append(step).append('x').append(mixtures.length).append(' ');
            return TaskLoss.NONE.of(step, mixtures);
        };
        var training = training(1, task);
        training.run(training.run(training.start(), 2), 1);

        assertThat(told).hasToString("0x4 1x4 2x4 ");
    }

    @Test
    void startsFromTheGivenPrior() {
        var prior = grid.space().parse("nasbench201:3-1-2-0-4-3");
        var state = kept(training(1, TaskLoss.NONE).start(prior));

        assertThat(state.priors(grid)).containsExactly(prior);
        assertThat(training(0, TaskLoss.NONE).start().priors(grid)).isEmpty();
    }

    @Test
    void answersAreTheSameAloneAndTogether() {
        var training = training(2, TaskLoss.NONE);
        var state = training.run(training.start(), 20);
        var targets = new double[30];
        Arrays.setAll(targets, i -> low + (29 - i) * (high - low) / 29);
        var together = new Answers(grid, cost, plan(2), state).of(targets);
        for (int i = 0; i < targets.length; i++) {
            assertThat(new Answers(grid, cost, plan(2), state).of(targets[i])).isEqualTo(together.get(i));
            assertThat(together.get(i).cost()).isLessThanOrEqualTo(targets[i]);
        }
    }

    @Test
    void refusesWhatCannotBeAnswered() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new GeneratorTraining(grid, cost, Plan.standard(low, 2 * cost.most()), TaskLoss.NONE, 1))
                .withMessageStartingWith("The target (");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plan.standard(5, 5))
                .withMessage("The lowest constraint (5.0) must be below the highest (5.0).");
        var answers =
                new Answers(grid, cost, plan(1), training(1, TaskLoss.NONE).start());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> answers.of(1.0))
                .withMessageContaining("that is what architectures of the space (nasbench201) cost.");
    }

    @Test
    void refusesAGeneratorOfAnotherSpace() {
        var cifar = Grid.of(new SgnasCifar());
        var state = training(1, TaskLoss.NONE).start();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Answers(cifar, Costs.macs(cifar), Plan.standard(80e6, 120e6), state))
                .withMessage(
                        "The generator must be one of the space (sgnas-cifar), but is of the space (nasbench201).");
    }
}
