package dev.espalier.method;

import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.search.Candidate;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Outcome;
import dev.espalier.search.Trial;
import dev.espalier.space.Architecture;
import dev.espalier.worker.Unhurried;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Whole searches of AG-Net as published, for tests that print what they reach; networks are pre-trained once a folder. */
final class PaperSearch {

    static final int BATCH = 16;

    private PaperSearch() {}

    /** The settings of publication with two latent vectors a batch. */
    static AgNet.Params params(String predictor, int pretraining, boolean repaired) {
        return new AgNet.Params(
                AgNet.PAPER,
                BATCH,
                1,
                0.1,
                0.01,
                0,
                0,
                "random",
                30,
                pretraining,
                2,
                152,
                AgNet.NOTHING,
                repaired,
                predictor);
    }

    /**
     * What was evaluated, in that order.
     *
     * @param evaluator measures all that the problem speaks of
     */
    static List<Trial> trials(
            SearchContext<AgNet.Params> context,
            Function<Architecture, Measures> evaluator,
            int evaluations,
            Path folder) {
        var method = new AgNet();
        var work = new Unhurried(new FileArtifactStore(folder));
        var state = method.start(context);
        for (boolean ready = false; !ready; ) {
            var warmup = method.warmUp(state, context, work);
            state = warmup.state();
            ready = warmup.ready();
        }
        var all = new ArrayList<Trial>();
        for (int round = 0; all.size() < evaluations; round++) {
            var trials = evaluated(round, method.ask(state, context, BATCH), context, evaluator);
            all.addAll(trials);
            state = method.tell(state, context, trials, work);
        }
        return all;
    }

    private static List<Trial> evaluated(
            int round,
            List<Candidate> candidates,
            SearchContext<AgNet.Params> context,
            Function<Architecture, Measures> evaluator) {
        return IntStream.range(0, candidates.size())
                .mapToObj(i -> {
                    var measures = evaluator.apply(candidates.get(i).architecture());
                    var outcome = context.problem().permits(measures)
                            ? new Outcome.Measured(measures)
                            : new Outcome.Infeasible("It breaks a limit.", measures);
                    return new Trial(Trial.id(round, i), round, candidates.get(i), outcome, 0, false);
                })
                .toList();
    }

    /** The best validation accuracy of the first so many that keep to the limits; 0 where none does. */
    static double best(List<Trial> trials, int evaluations) {
        return trials.stream()
                .limit(evaluations)
                .mapToDouble(trial -> trial.outcome() instanceof Outcome.Measured(var measures, var _, var _)
                        ? measures.get(Metric.VAL_ACCURACY_PCT)
                        : 0)
                .max()
                .orElse(0);
    }

    /** What the best of so many random draws is worth in the mean; a value of 0 stands for one that does not count. */
    static double chance(double[] values, int draws) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        double expected = 0;
        for (int i = 0; i < sorted.length; i++) {
            double below = Math.pow((double) i / sorted.length, draws);
            double upTo = Math.pow((double) (i + 1) / sorted.length, draws);
            expected += sorted[i] * (upTo - below);
        }
        return expected;
    }
}
