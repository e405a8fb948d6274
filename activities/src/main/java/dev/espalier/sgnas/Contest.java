package dev.espalier.sgnas;

import dev.espalier.data.DataSet;
import dev.espalier.hardware.Cost;
import dev.espalier.space.Architecture;
import dev.espalier.space.DecisionSpace;
import dev.espalier.space.Frame;
import dev.espalier.supernet.Supernet;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** What a generator answers to some costs beside random architectures of the same. */
final class Contest {

    private static final int DRAWN = 100;
    private static final int TARGETS = 5;
    private static final int EPOCHS = 10;
    private static final double COOLING = 0.75;
    private static final double MARGIN = 0.25;
    private static final int BATCH = 64;

    private final DataSet set;
    private final Frame frame;
    private final Grid grid;
    private final CostTensor cost;
    private final Plan plan;

    /**
     * A cost that was asked for.
     *
     * @param target in millions of multiply-accumulates
     * @param answer of the generator
     * @param inherited its inherited accuracy, in percent
     * @param drawn random architectures of the same cost
     * @param theirs what these inherit
     */
    record Asked(double target, Architecture answer, double inherited, List<Architecture> drawn, List<Double> theirs) {

        /** How many of the random ones it is better than, in percent; those that are as good count half. */
        double percentile() {
            double behind = theirs.stream()
                    .mapToDouble(one -> one < inherited ? 1 : one == inherited ? 0.5 : 0)
                    .sum();
            return 100 * behind / theirs.size();
        }

        /** Of the random ones, in percent. */
        double meanDrawn() {
            return theirs.stream().mapToDouble(one -> one).average().orElseThrow();
        }
    }

    /** @param steps of the generator in each of its epochs */
    Contest(DecisionSpace space, DataSet set, Frame frame, int steps) {
        this.set = set;
        this.frame = frame;
        this.grid = Grid.of(space);
        this.cost =
                CostTensor.of(grid, one -> Cost.of(space.network(one, frame)).macs() / 1e6);
        double margin = MARGIN * (cost.most() - cost.least());
        this.plan = new Plan(
                cost.least() + margin, cost.most() - margin, EPOCHS, steps, 4, 1e-3, 5, COOLING, 1, CostLoss.RELEASED);
    }

    /** With inherited weights, of architectures as they are examined: in their canonical form. */
    double inherited(Supernet frozen, Architecture architecture) {
        return frozen.inherited(grid.space().canonical(architecture)).accuracyPct();
    }

    /** Trains a generator and asks it. */
    List<Asked> asked(Supernet frozen, long seed) {
        var task = new SupernetLoss(frozen, set, BATCH, frame.size());
        var training = new GeneratorTraining(grid, cost, plan, task, seed);
        var answers = new Answers(grid, cost, plan, training.run(training.start(), plan.total()));
        var random = new SplittableRandom(~seed);
        var asked = new ArrayList<Asked>();
        for (int i = 0; i < TARGETS; i++) {
            double target = plan.low() + i * plan.width() / (TARGETS - 1);
            var answer = answers.of(target).architecture();
            var drawn = IntStream.range(0, DRAWN)
                    .mapToObj(_ -> drawn(target, random))
                    .toList();
            var theirs = drawn.stream().map(one -> inherited(frozen, one)).toList();
            asked.add(new Asked(target, answer, inherited(frozen, answer), drawn, theirs));
        }
        return asked;
    }

    /** Made to keep the cost as an answer is. */
    private Architecture drawn(double target, SplittableRandom random) {
        var scores = new float[grid.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) random.nextDouble();
        }
        var choices = grid.choices(grid.space().sample(random));
        return grid.architecture(new Repair(grid, cost).of(choices, scores, target));
    }
}
