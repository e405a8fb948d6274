package dev.espalier.evaluate.region;

import dev.espalier.space.dag.Dag;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hipparchus.stat.regression.SimpleRegression;

/** What a region costs by the number of its stages, and what its paths would cost one by one. */
record CostTrial(RegionBench.Options options, RegionLab lab, PrintStream out) {

    private static final int STAGES = 5;
    private static final int VERTICES = 5;

    void run() {
        var evaluations = new SimpleRegression();
        var seconds = new SimpleRegression();
        out.printf("stages     paths  module evaluations  seconds  alone: a path  all paths, evaluations  seconds%n");
        for (int stages = 1; stages <= STAGES; stages++) {
            var space = new RegionLab.Chains(stages);
            var graphs = graphs(stages);
            var training = lab.training(space, graphs);
            var run = lab.runs(training, 1).getFirst();
            long modules = training.moduleEvaluations(run.steps());
            var path = lab.training(
                    space, graphs.stream().map(of -> List.of(of.getFirst())).toList());
            var alone = lab.runs(path, 1).getFirst();
            evaluations.addData(stages, (double) modules);
            seconds.addData(stages, run.seconds());
            out.printf(
                    Locale.ROOT,
                    "%6d %9.0f %19d %8.1f %13.1f s %23.0f %8.0f%n",
                    stages,
                    training.region().paths(),
                    modules,
                    run.seconds(),
                    alone.seconds(),
                    training.region().paths() * path.moduleEvaluations(alone.steps()),
                    training.region().paths() * alone.seconds());
        }
        out.printf(
                Locale.ROOT,
                "module evaluations: %.0f a stage, R² of a line %.4f; seconds: %.1f a stage, R² %.4f%n",
                evaluations.getSlope(),
                evaluations.getRSquare(),
                seconds.getSlope(),
                seconds.getRSquare());
    }

    /** The same in every stage, so that stages are alike: spread over all graphs there are. */
    private List<List<Dag>> graphs(int stages) {
        var all = Dag.all(VERTICES);
        var some = new ArrayList<Dag>();
        for (int i = 0; i < options.graphs(); i++) {
            some.add(all.get((i + 1) * all.size() / (options.graphs() + 1)));
        }
        return IntStream.range(0, stages).mapToObj(_ -> List.copyOf(some)).toList();
    }
}
