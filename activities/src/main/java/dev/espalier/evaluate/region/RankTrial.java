package dev.espalier.evaluate.region;

import dev.espalier.fade.RegionRanks;
import dev.espalier.space.dag.Dag;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.KendallsCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/** How far the scores of a region's paths agree with the accuracies of the same paths trained alone. */
record RankTrial(RegionBench.Options options, RegionLab lab, PrintStream out) {

    private static final int STAGES = 3;
    private static final int VERTICES = 5;
    private static final int DRAWS = 2_000;
    private static final long SEED = 11;

    private static final List<Coefficient> COEFFICIENTS = List.of(
            new Coefficient("Spearman", RankTrial::spearman),
            new Coefficient("Kendall", (left, right) -> new KendallsCorrelation().correlation(left, right)));

    private record Coefficient(String name, ToDoubleBiFunction<double[], double[]> of) {}

    /** A path, its scores, and what it reached alone, one accuracy for each seed. */
    private record Point(List<Double> scores, List<Double> accuracies) {

        double accuracy() {
            return accuracies.stream().mapToDouble(one -> one).average().orElseThrow();
        }
    }

    void run() {
        var space = new RegionLab.Chains(STAGES);
        var random = new SplittableRandom(SEED);
        var graphs = IntStream.range(0, STAGES).mapToObj(_ -> graphs(random)).toList();
        var training = lab.training(space, graphs);
        var all = lab.runs(training, options.runs());
        var ranks = RegionRanks.of(all, lab.set().classes().size(), lab.validated());
        out.printf(
                Locale.ROOT,
                "region of %.0f paths, %d runs, %d of them at chance, accuracies %s, agreement of runs %.2f%n",
                training.region().paths(),
                all.size(),
                all.size() - ranks.runs().size(),
                all.stream().map(run -> "%.1f".formatted(run.accuracyPct())).toList(),
                ranks.agreement().orElse(Double.NaN));
        if (ranks.runs().isEmpty()) {
            return;
        }
        stages(graphs, ranks);
        var points = new ArrayList<Point>();
        for (var path : paths(random)) {
            var own = IntStream.range(0, STAGES)
                    .mapToObj(stage -> graphs.get(stage).get(path.get(stage)))
                    .toList();
            points.add(new Point(
                    List.of(ranks.mean(path), ranks.log(path), ranks.least(path)),
                    lab.alone(space, own, options.seeds())));
            out.printf(
                    Locale.ROOT,
                    "path %s: score %.3f, alone %s%n",
                    path,
                    points.getLast().scores().getFirst(),
                    points.getLast().accuracies().stream()
                            .map("%.2f"::formatted)
                            .toList());
        }
        print(points);
    }

    private List<Dag> graphs(SplittableRandom random) {
        var drawn = new LinkedHashMap<Dag, Dag>();
        while (drawn.size() < options.graphs()) {
            var graph = new Dag(VERTICES, random.nextInt(1 << Dag.edges(VERTICES)));
            drawn.putIfAbsent(graph.canonical(), graph.canonical());
        }
        return List.copyOf(drawn.values());
    }

    private void stages(List<List<Dag>> graphs, RegionRanks ranks) {
        for (int stage = 0; stage < STAGES; stage++) {
            for (int graph = 0; graph < graphs.get(stage).size(); graph++) {
                var score = ranks.score(stage, graph);
                out.printf(
                        Locale.ROOT,
                        "stage %d  %-28s %.3f (%.3f to %.3f)%n",
                        stage + 1,
                        graphs.get(stage).get(graph).text(),
                        score.mean(),
                        score.low(),
                        score.high());
            }
        }
    }

    private List<List<Integer>> paths(SplittableRandom random) {
        var paths = new LinkedHashSet<List<Integer>>();
        double most = Math.min(options.paths(), Math.pow(options.graphs(), STAGES));
        while (paths.size() < most) {
            paths.add(IntStream.range(0, STAGES)
                    .mapToObj(_ -> random.nextInt(options.graphs()))
                    .toList());
        }
        return List.copyOf(paths);
    }

    private void print(List<Point> points) {
        var names = List.of("mean", "sum of logs", "least");
        for (int aggregator = 0; aggregator < names.size(); aggregator++) {
            int of = aggregator;
            line(names.get(of), points, point -> point.scores().get(of), Point::accuracy);
        }
        if (options.seeds() > 1) {
            double ceiling = ceiling(points);
            out.printf(
                    Locale.ROOT,
                    "noise ceiling: Spearman of two seeds %.3f; of the mean of %d with what they are the mean of %.3f%n",
                    ceiling,
                    options.seeds(),
                    Math.sqrt(options.seeds() * ceiling / (1 + (options.seeds() - 1) * ceiling)));
        }
    }

    /** The mean over pairs of seeds. */
    private double ceiling(List<Point> points) {
        double sum = 0;
        int pairs = 0;
        for (int one = 0; one < options.seeds(); one++) {
            for (int other = 0; other < one; other++) {
                int left = one;
                int right = other;
                sum += spearman(
                        values(points, point -> point.accuracies().get(left)),
                        values(points, point -> point.accuracies().get(right)));
                pairs++;
            }
        }
        return sum / pairs;
    }

    private void line(
            String name, List<Point> points, Function<Point, Double> score, Function<Point, Double> accuracy) {
        for (var coefficient : COEFFICIENTS) {
            var of = coefficient.of();
            double whole = of.applyAsDouble(values(points, score), values(points, accuracy));
            var random = new SplittableRandom(SEED);
            var drawn = IntStream.range(0, DRAWS)
                    .mapToDouble(_ -> {
                        var some = IntStream.range(0, points.size())
                                .mapToObj(_ -> points.get(random.nextInt(points.size())))
                                .toList();
                        return of.applyAsDouble(values(some, score), values(some, accuracy));
                    })
                    .filter(Double::isFinite)
                    .sorted()
                    .toArray();
            out.printf(
                    Locale.ROOT,
                    "%-12s %-8s %.3f (95 %% %.3f to %.3f)%n",
                    name,
                    coefficient.name(),
                    whole,
                    drawn[(int) (0.025 * drawn.length)],
                    drawn[(int) (0.975 * drawn.length)]);
        }
    }

    private static double spearman(double[] left, double[] right) {
        return new SpearmansCorrelation().correlation(left, right);
    }

    private static double[] values(List<Point> points, Function<Point, Double> of) {
        return points.stream().mapToDouble(of::apply).toArray();
    }
}
