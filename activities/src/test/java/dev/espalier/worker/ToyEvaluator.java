package dev.espalier.worker;

import dev.espalier.evaluate.Evaluator;
import dev.espalier.method.Work;
import dev.espalier.search.Candidate;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.setting.Setting;
import dev.espalier.step.Records.Evaluation;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands for training: slow enough to be cached, and able to fail the way training fails. */
public final class ToyEvaluator implements Evaluator<ToyEvaluator.Params> {

    /** Networks trained so far, the failed attempts included. */
    public final AtomicInteger trained = new AtomicInteger();

    private final Set<String> crashed = ConcurrentHashMap.newKeySet();

    /** Its settings. */
    public record Params(
            @Setting(standard = "1", summary = "Candidates trained as one network.")
            int groupSize,

            @Setting(standard = "no", summary = "Whether each evaluation dies once, as a lost worker does.")
            boolean crashOnce,

            @Setting(standard = "no", summary = "Whether a cell without any convolution runs out of memory.")
            boolean fails) {}

    @Override
    public EvaluatorInfo<Params> info() {
        return new EvaluatorInfo<>("toy", "Adds up the options.", "none", Params.class);
    }

    @Override
    public int groupSize(Params params) {
        return params.groupSize();
    }

    @Override
    public List<Evaluation> evaluate(List<Candidate> group, SearchProblem problem, Params params, Work work) {
        trained.incrementAndGet();
        if (params.crashOnce() && crashed.add(group.toString())) {
            throw new IllegalStateException("worker lost");
        }
        return group.stream().map(candidate -> evaluate(candidate, params)).toList();
    }

    private static Evaluation evaluate(Candidate candidate, Params params) {
        var choices = candidate.architecture().choices();
        if (params.fails() && choices.stream().noneMatch(choice -> choice == 2 || choice == 3)) {
            return new Evaluation(new Outcome.Failed("out of memory"), 1);
        }
        double accuracy =
                50 + choices.stream().mapToInt(choice -> choice * 7 % 5).sum();
        return new Evaluation(new Outcome.Measured(Measures.of(Metric.VAL_ACCURACY_PCT, accuracy)), 60);
    }
}
