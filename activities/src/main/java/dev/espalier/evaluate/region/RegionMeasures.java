package dev.espalier.evaluate.region;

import dev.espalier.fade.RegionRanks;
import dev.espalier.fade.RegionRun;
import dev.espalier.fade.RegionTraining;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is told of the paths of a region that was trained.
 *
 * @param runs all of them
 * @param ranks of those that learned something
 */
record RegionMeasures(RegionTraining training, List<RegionRun> runs, RegionRanks ranks) {

    private static final String VAL_LOSS = "val_loss";

    /** Of the path with this number, as the training has it. */
    Measures of(int number) {
        var values = training.alone() ? alone() : together(number);
        double steps = runs.stream().mapToLong(RegionRun::steps).sum();
        values.put("module_evaluations", (double) training.moduleEvaluations((long) steps));
        for (int run = 0; run < runs.size(); run++) {
            values.put("run_%d_accuracy_pct".formatted(run + 1), runs.get(run).accuracyPct());
        }
        return new Measures(new TreeMap<>(values));
    }

    /** A region of one path is its network, trained alone. */
    private Map<String, Double> alone() {
        var values = new TreeMap<String, Double>();
        values.put(Metric.VAL_ACCURACY_PCT.name(), mean(runs.stream().map(RegionRun::accuracyPct)));
        values.put("alone_accuracy_pct", mean(runs.stream().map(RegionRun::accuracyPct)));
        values.put(VAL_LOSS, mean(runs.stream().map(RegionRun::loss)));
        return values;
    }

    private Map<String, Double> together(int number) {
        var values = new TreeMap<String, Double>();
        var path = training.paths().get(number);
        values.put("fade_score", ranks.mean(path));
        values.put("fade_log_score", ranks.log(path));
        values.put("fade_least_score", ranks.least(path));
        for (int stage = 0; stage < path.size(); stage++) {
            stage(stage, path.get(stage), values);
        }
        var inherited =
                ranks.runs().stream().map(run -> run.inherited().get(number)).toList();
        values.put(Metric.VAL_ACCURACY_PCT.name(), mean(inherited.stream().map(RegionRun.Inherited::accuracyPct)));
        values.put(VAL_LOSS, mean(inherited.stream().map(RegionRun.Inherited::loss)));
        values.put("runs", (double) runs.size());
        values.put("failed_runs", (double) (runs.size() - ranks.runs().size()));
        ranks.agreement().ifPresent(tau -> values.put("run_agreement", tau));
        long steps = runs.stream().mapToLong(RegionRun::steps).sum();
        values.put("alone_module_evaluations", training.aloneModuleEvaluations(steps));
        return values;
    }

    private void stage(int stage, int graph, Map<String, Double> values) {
        var name = "stage_%d_".formatted(stage + 1);
        var score = ranks.score(stage, graph);
        values.put(name + "score", score.mean());
        if (ranks.runs().size() > 1) {
            values.put(name + "score_low", score.low());
            values.put(name + "score_high", score.high());
        }
        for (int run = 0; run < ranks.runs().size(); run++) {
            values.put(
                    "%srun_%d_score".formatted(name, run + 1),
                    ranks.runs().get(run).shares().get(stage).get(graph));
        }
    }

    private static double mean(Stream<Double> values) {
        return values.mapToDouble(value -> value).average().orElseThrow();
    }
}
