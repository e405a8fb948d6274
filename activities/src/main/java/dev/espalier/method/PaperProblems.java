package dev.espalier.method;

import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Objective.Direction;
import dev.espalier.search.SearchProblem;
import dev.espalier.space.GraphSpace;
import dev.espalier.space.SearchSpace;
import dev.espalier.surrogate.trees.BoostedTrees;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What keeps AG-Net as published from a problem, each in a sentence. */
final class PaperProblems {

    private PaperProblems() {}

    static List<String> of(SearchProblem problem, SearchSpace space, AgNet.Params params) {
        var problems = new ArrayList<String>();
        if (!(space instanceof GraphSpace)) {
            problems.add(
                    "The mode paper of agnet needs a space whose cells are graphs, which %s is not.\nMaybe use the mode paired."
                            .formatted(space.name()));
        }
        if (!wellPosed(problem, params)) {
            problems.add((params.boosted()
                            ? "The predictor %s of agnet needs one objective, a percentage to maximize.\nMaybe use the predictor network, or give the others as constraints."
                            : "The mode paper of agnet needs one objective, a percentage to maximize, or with it a cost to minimize; or scores that need no training.\nMaybe use the mode paired, or give the others as constraints.")
                    .formatted(params.predictor()));
        }
        var costs = costs(problem);
        if (!params.boosted() && !scored(problem) && costs.size() > 1) {
            problems.add(
                    "The mode paper of agnet learns one cost, but the problem speaks of %s.\nMaybe use the mode paired."
                            .formatted(costs.stream().map(Metric::name).collect(Collectors.joining(" and "))));
        }
        if (params.boosted() && params.without().equals(AgNet.BACK_PROPAGATION)) {
            problems.add(
                    "The predictor %s of agnet propagates nothing back, so that `without: back-propagation` would leave nothing out.\nMaybe leave `without` out."
                            .formatted(params.predictor()));
        }
        if (params.boosted()) {
            BoostedTrees.obstacle()
                    .ifPresent(reason -> problems.add(
                            "The predictor %s of agnet needs the library XGBoost, which cannot be loaded here (%s).\nMaybe install libgomp1, which it needs on Linux, or use the predictor network."
                                    .formatted(params.predictor(), reason)));
        }
        return problems;
    }

    /** Whether all that is wanted are scores that an evaluation without training tells. */
    static boolean scored(SearchProblem problem) {
        return problem.objectives().stream()
                .allMatch(objective -> Metric.TRAINING_FREE.containsKey(objective.metric()));
    }

    private static boolean wellPosed(SearchProblem problem, AgNet.Params params) {
        if (!params.boosted() && scored(problem)) {
            return true;
        }
        var objectives = problem.objectives();
        var first = objectives.getFirst();
        return first.direction() == Direction.MAXIMIZE
                && first.metric().name().endsWith("_pct")
                && objectives.size() <= (params.boosted() ? 1 : 2)
                && objectives.stream().skip(1).allMatch(objective -> objective.direction() == Direction.MINIMIZE);
    }

    /** What is wanted besides accuracy or limited, each once. */
    static List<Metric> costs(SearchProblem problem) {
        return Stream.concat(
                        problem.objectives().stream().skip(1).map(Objective::metric),
                        problem.constraints().stream().map(constraint -> constraint.metric()))
                .distinct()
                .toList();
    }
}
