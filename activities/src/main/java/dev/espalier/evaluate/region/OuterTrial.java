package dev.espalier.evaluate.region;

import dev.espalier.fade.Excursion;
import dev.espalier.fade.RegionRanks;
import dev.espalier.space.dag.Dag;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Where a search ends that goes by the scores of real regions, and where one with as many regions at random does. */
record OuterTrial(RegionBench.Options options, RegionLab lab, PrintStream out) {

    private static final int STAGES = 3;
    private static final int VERTICES = 5;
    private static final List<String> SEARCHES = List.of("density", "random");

    /** How often what a search settles for is trained alone. */
    private static final int TRAINED = 3;

    void run() {
        Map<String, List<Double>> reached = new TreeMap<>();
        for (int seed = 1; seed <= options.seeds(); seed++) {
            for (var search : SEARCHES) {
                reached.computeIfAbsent(search, _ -> new ArrayList<>()).add(searched(search, seed));
            }
        }
        reached.forEach((search, accuracies) -> out.printf(
                Locale.ROOT,
                "%-8s after %d regions: %.2f %% in the mean of %d seeds (%s)%n",
                search,
                options.steps(),
                accuracies.stream().mapToDouble(one -> one).average().orElseThrow(),
                accuracies.size(),
                accuracies.stream().map("%.2f"::formatted).toList()));
    }

    private double searched(String search, int seed) {
        var space = new RegionLab.Chains(STAGES);
        var excursion = Excursion.begun(search, STAGES, VERTICES, seed);
        for (int step = 0; step < options.steps(); step++) {
            var graphs = excursion.propose(options.graphs());
            var training = lab.training(space, graphs);
            // Each region has weights of its own, as the loop of a search gives it.
            var runs = lab.runs(training, seed * 1000 + step * options.runs(), options.runs());
            var ranks = RegionRanks.of(runs, lab.set().classes().size(), lab.validated());
            if (!ranks.runs().isEmpty()) {
                excursion.observe(graphs, ranks);
            }
        }
        List<Dag> best = excursion.answer();
        double accuracy = lab.alone(space, best, TRAINED).stream()
                .mapToDouble(one -> one)
                .average()
                .orElseThrow();
        out.printf(
                Locale.ROOT,
                "%-8s seed %d: %.2f %% with %s%n",
                search,
                seed,
                accuracy,
                best.stream().map(Dag::text).toList());
        return accuracy;
    }
}
