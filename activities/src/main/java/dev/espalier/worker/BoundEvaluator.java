package dev.espalier.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Once;
import dev.espalier.artifact.Sha256;
import dev.espalier.evaluate.Evaluator;
import dev.espalier.method.Work;
import dev.espalier.search.Candidate;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.SearchProblem;
import dev.espalier.setting.Settings;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.SearchSpace;
import dev.espalier.step.Queues;
import dev.espalier.step.Records.Evaluation;
import java.util.List;

/** An evaluator with its settings, for one problem. */
record BoundEvaluator<P extends Record>(Evaluator<P> evaluator, P params, SearchProblem problem) {

    /** Look-ups are evaluated hundreds at a time. */
    private static final int LOOK_UPS = 256;

    List<String> problems() {
        return evaluator.problems(problem, params);
    }

    List<String> problems(int batch) {
        return evaluator.problems(problem, params, batch);
    }

    boolean looksUp() {
        return evaluator.looksUp(params);
    }

    Frame frame() {
        return evaluator.frame(params);
    }

    int groupSize() {
        return looksUp() ? LOOK_UPS : evaluator.groupSize(params);
    }

    String queue() {
        return looksUp() ? Queues.TABLE : Queues.GPU;
    }

    boolean covers(Architecture architecture) {
        return evaluator.covers(architecture, params);
    }

    Measures known(Architecture architecture) {
        return evaluator.known(architecture, params);
    }

    boolean foreknows(Metric metric) {
        return evaluator.foreknows(metric, params);
    }

    List<Evaluation> evaluate(List<Candidate> group, Work work) {
        return evaluator.evaluate(group, problem, params, work);
    }

    void clear(List<Candidate> group, ArtifactStore store) {
        evaluator.clear(group, params, store);
    }

    /**
     * What an evaluation is kept under: everything that its outcome depends on, and no experiment.
     */
    String key(List<Candidate> group, SearchSpace space) {
        var recipe = new Recipe(
                evaluator.info().name(),
                Settings.decisive(params),
                evaluator.fingerprint(params),
                group.stream()
                        .map(candidate -> identity(candidate, space) + "@" + candidate.fidelity())
                        .toList());
        return "evaluations/%s/%s.json".formatted(evaluator.info().name(), Sha256.hex(Once.bytes(recipe)));
    }

    /**
     * The candidates that stand for these: what an evaluation gives must follow from its key, not from which of several
     * candidates of one network happened to come first.
     */
    List<Candidate> representatives(List<Candidate> group, SearchSpace space) {
        return group.stream()
                .map(candidate -> new Candidate(
                        evaluator.identity(candidate.architecture(), space),
                        candidate.fidelity(),
                        candidate.parents(),
                        candidate.origin()))
                .toList();
    }

    String identity(Candidate candidate, SearchSpace space) {
        return evaluator.identity(candidate.architecture(), space).id();
    }

    /** Everything that an evaluation's outcome depends on. */
    private record Recipe(
            String evaluator,
            Record params,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String fingerprint,
            List<String> architectures) {}
}
