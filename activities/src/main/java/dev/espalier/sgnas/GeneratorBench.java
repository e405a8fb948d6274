package dev.espalier.sgnas;

import dev.espalier.hardware.Cost;
import dev.espalier.space.sgnas.Sgnas;
import java.io.PrintStream;
import java.util.Arrays;

/** How long a generator of the space for ImageNet takes to learn a step, and to answer 1,000 constraints, on one core. */
public final class GeneratorBench {

    private static final int STEPS = 40;
    private static final int TARGETS = 1_000;
    private static final int ROUNDS = 5;

    /** Measures and prints; each figure is the best of five. */
    public void run(PrintStream out) {
        var grid = Grid.of(new Sgnas());
        var cost = CostTensor.of(
                grid,
                architecture -> Cost.of(grid.space().network(architecture)).macs() / 1e6);
        var plan = Plan.standard(270, 450);
        var training = new GeneratorTraining(grid, cost, plan, TaskLoss.NONE, 1);
        var state = training.run(training.start(), STEPS);
        print(
                out,
                "a step of training with %d constraints".formatted(plan.constraints()),
                STEPS,
                () -> training.run(training.start(), STEPS));
        var targets = new double[TARGETS];
        Arrays.setAll(targets, i -> plan.low() + i * plan.width() / (TARGETS - 1));
        print(
                out,
                "1,000 constraints, first asked, unrepaired",
                1,
                () -> choose(new Answers(grid, cost, plan, state), grid, targets));
        var warm = new Answers(grid, cost, plan, state);
        print(out, "1,000 constraints, asked again, unrepaired", 1, () -> choose(warm, grid, targets));
        print(out, "1,000 constraints, asked again, repaired", 1, () -> warm.of(targets));
    }

    private static void choose(Answers answers, Grid grid, double[] targets) {
        for (double target : targets) {
            grid.best(answers.scores(target));
        }
    }

    private static void print(PrintStream out, String what, int parts, Runnable work) {
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, (System.nanoTime() - start) / 1e6 / parts);
        }
        out.printf("%-45s %8.2f ms%n", what, best);
    }
}
