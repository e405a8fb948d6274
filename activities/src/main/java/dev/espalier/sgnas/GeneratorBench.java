package dev.espalier.sgnas;

import dev.espalier.hardware.Cost;
import dev.espalier.space.sgnas.Sgnas;
import java.io.PrintStream;
import java.util.Arrays;

/**
 * How long a generator of the space for ImageNet takes to learn a step, and to answer 1,000 constraints, and how long its
 * supernet takes to tell it, on one core.
 */
public final class GeneratorBench {

    private static final int STEPS = 40;
    private static final int TARGETS = 1_000;

    /** Measures and prints; each figure is a median, with the least and the most. */
    public void run(PrintStream out) {
        var grid = Grid.of(new Sgnas());
        var cost = CostTensor.of(
                grid,
                architecture -> Cost.of(grid.space().network(architecture)).macs() / 1e6);
        var plan = Plan.standard(270, 450);
        var training = new GeneratorTraining(grid, cost, plan, TaskLoss.NONE, 1);
        var state = training.run(training.start(), STEPS);
        Rounds.print(
                out,
                "a step of training with %d constraints".formatted(plan.constraints()),
                STEPS,
                () -> training.run(training.start(), STEPS));
        var targets = new double[TARGETS];
        Arrays.setAll(targets, i -> plan.low() + i * plan.width() / (TARGETS - 1));
        Rounds.print(
                out,
                "1,000 constraints, first asked, unrepaired",
                1,
                () -> choose(new Answers(grid, cost, plan, state), grid, targets));
        var warm = new Answers(grid, cost, plan, state);
        Rounds.print(out, "1,000 constraints, asked again, unrepaired", 1, () -> choose(warm, grid, targets));
        Rounds.print(out, "1,000 constraints, asked again, repaired", 1, () -> warm.of(targets));
        new MixtureBench().run(out);
    }

    private static void choose(Answers answers, Grid grid, double[] targets) {
        for (double target : targets) {
            grid.best(answers.scores(target));
        }
    }
}
