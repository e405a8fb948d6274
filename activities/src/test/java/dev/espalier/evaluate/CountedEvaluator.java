package dev.espalier.evaluate;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.method.Work;
import dev.espalier.search.Candidate;
import dev.espalier.search.Measures;
import dev.espalier.search.SearchProblem;
import dev.espalier.space.Architecture;
import dev.espalier.space.SearchSpace;
import dev.espalier.step.Records.Evaluation;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An evaluator and how often it was asked to evaluate. */
final class CountedEvaluator<P extends Record> implements Evaluator<P> {

    private final Evaluator<P> evaluator;
    private final AtomicInteger calls = new AtomicInteger();

    CountedEvaluator(Evaluator<P> evaluator) {
        this.evaluator = evaluator;
    }

    int calls() {
        return calls.get();
    }

    @Override
    public EvaluatorInfo<P> info() {
        return evaluator.info();
    }

    @Override
    public List<String> problems(SearchProblem problem, P params) {
        return evaluator.problems(problem, params);
    }

    @Override
    public int groupSize(P params) {
        return evaluator.groupSize(params);
    }

    @Override
    public boolean looksUp(P params) {
        return evaluator.looksUp(params);
    }

    @Override
    public Architecture identity(Architecture architecture, SearchSpace space) {
        return evaluator.identity(architecture, space);
    }

    @Override
    public boolean covers(Architecture architecture, P params) {
        return evaluator.covers(architecture, params);
    }

    @Override
    public Measures known(Architecture architecture, P params) {
        return evaluator.known(architecture, params);
    }

    @Override
    public void clear(List<Candidate> group, P params, ArtifactStore store) {
        evaluator.clear(group, params, store);
    }

    @Override
    public List<Evaluation> evaluate(List<Candidate> group, SearchProblem problem, P params, Work work) {
        calls.incrementAndGet();
        return evaluator.evaluate(group, problem, params, work);
    }
}
