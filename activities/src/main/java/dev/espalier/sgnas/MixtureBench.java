package dev.espalier.sgnas;

import dev.espalier.data.MiniBatch;
import dev.espalier.data.shape.Shapes;
import dev.espalier.hardware.Cost;
import dev.espalier.space.Frame;
import dev.espalier.space.sgnas.SgnasCifar;
import dev.espalier.supernet.DrawnPart;
import dev.espalier.supernet.FrozenSupernet;
import dev.espalier.supernet.PathSteps;
import dev.espalier.supernet.Supernet.Mixed;
import dev.espalier.supernet.UnfusedSupernet;
import dev.espalier.supernet.UnifiedSupernet;
import dev.espalier.train.Torch;
import dev.espalier.train.Trace;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A step of a generator that is told by a supernet, of one constraint, beside the same whose sub-blocks mix one by one; and
 * a step of the supernet itself beside one in full width. Both on one core, in turns.
 */
final class MixtureBench {

    private static final List<Size> SIZES = List.of(
            new Size("6 layers, width 16, 16 px, 32 images", new Frame(3, 16, 10, 1, 16), 32),
            new Size("19 layers, width 8, 16 px, 16 images", new Frame(3, 16, 10, 0, 8), 16),
            new Size("19 layers, published width, 32 px, 8 images", new Frame(3, 32, 10, 0, 0), 8));

    private static final SgnasCifar SPACE = new SgnasCifar();

    private record Size(String words, Frame frame, int images) {}

    void run(PrintStream out) {
        SIZES.forEach(size -> Torch.run("mixture", () -> {
            out.println(size.words() + ":");
            run(size, out);
            return true;
        }));
    }

    private static void run(Size size, PrintStream out) {
        var supernet = UnifiedSupernet.of(SPACE, size.frame());
        var weights = supernet.first(1);
        var batch = DrawnPart.of(new Shapes(), size.images())
                .examined(size.frame().size())
                .getFirst();
        var grid = Grid.of(SPACE);
        var cost = CostTensor.of(
                grid, one -> Cost.of(SPACE.network(one, size.frame())).macs() / 1e6);
        try (var fused = new FrozenSupernet(supernet, weights, List.of(), 0);
                var unfused = new UnfusedSupernet(supernet, weights)) {
            var shares = shares(grid, cost);
            var ours = step(grid, cost, mixture -> fused.mixed(batch, mixture));
            var theirs = step(grid, cost, mixture -> unfused.mixed(batch, mixture, shares));
            Rounds.print(out, "  a generator's step, fused", ours, "one by one", theirs);
            out.printf(
                    Locale.ROOT,
                    "  convolutions forward %d, one by one %d, which reads %d values of tensors, each by itself%n",
                    Trace.convolutions(ours),
                    unfused.convolutions(),
                    unfused.reads());
        }
        steps(supernet, batch, out);
    }

    private static void steps(UnifiedSupernet supernet, MiniBatch batch, PrintStream out) {
        try (var steps = new PathSteps(supernet, batch)) {
            Rounds.print(
                    out, "  a supernet's step of four paths, sliced", steps::sliced, "full width", steps::fullWidth);
        }
    }

    private static Runnable step(Grid grid, CostTensor cost, Function<float[], Mixed> supernet) {
        TaskLoss task = (_, mixtures) -> {
            var mixed = supernet.apply(mixtures[0]);
            return new TaskLoss.Told(mixed.loss(), new float[][] {mixed.gradient()});
        };
        double quarter = (cost.most() - cost.least()) / 4;
        var plan =
                new Plan(cost.least() + quarter, cost.most() - quarter, 1, 1, 1, 1e-3, 5, 0.95, 1, CostLoss.RELEASED);
        var training = new GeneratorTraining(grid, cost, plan, task, 1);
        var start = training.start();
        return () -> training.run(start, 1);
    }

    private static double[] shares(Grid grid, CostTensor cost) {
        var shares = new double[grid.size()];
        for (int row = 0; row < grid.rows(); row++) {
            for (int option = 0; option < grid.options(row); option++) {
                shares[row * grid.options() + option] = cost.share(row, option);
            }
        }
        return shares;
    }
}
