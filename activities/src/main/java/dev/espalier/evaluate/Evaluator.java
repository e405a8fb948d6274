package dev.espalier.evaluate;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.method.Work;
import dev.espalier.search.Candidate;
import dev.espalier.search.Fidelity;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.SearchProblem;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.SearchSpace;
import dev.espalier.step.Records.Evaluation;
import dev.espalier.train.Training;
import java.util.List;
import java.util.Optional;

/**
 * Turns candidates into outcomes. The laws are in {@code EvaluatorContract}, further ones for training in {@code
 * TrainingEvaluatorContract} and {@code ResumingEvaluatorContract}; registration is {@code @Singleton}.
 *
 * @param <P> its settings, each component with {@code @Setting}
 */
public interface Evaluator<P extends Record> {

    EvaluatorInfo<P> info();

    /** What keeps it from this problem, each in one sentence; nothing when it can serve. */
    default List<String> problems(SearchProblem problem, P params) {
        return List.of();
    }

    /** What keeps it from evaluating so many candidates in a round; asked when nothing else does. */
    default List<String> problems(SearchProblem problem, P params, int batch) {
        return List.of();
    }

    /** How many candidates are evaluated as one network: 1 for each alone. */
    default int groupSize(P params) {
        return 1;
    }

    /**
     * Whether it only looks up: hundreds are then evaluated in one step, and nothing is cached.
     */
    default boolean looksUp(P params) {
        return false;
    }

    /**
     * The architecture that stands for all whose outcomes are the same; by default those that build one network. It is
     * evaluated in their place, once for all of them, unless they are only looked up.
     */
    default Architecture identity(Architecture architecture, SearchSpace space) {
        return space.canonical(architecture);
    }

    /**
     * What its outcomes depend on besides settings, fidelity and architecture: the content of a program, say. What was
     * evaluated under another fingerprint is not taken for the same.
     */
    default String fingerprint(P params) {
        return "";
    }

    /** In what frame it builds the networks that it evaluates: they are priced and measured in it, too. */
    default Frame frame(P params) {
        return Frame.OWN;
    }

    /** Whether it can evaluate an architecture at all. */
    default boolean covers(Architecture architecture, P params) {
        return true;
    }

    /** What it knows of an architecture before evaluating it, such as a table's latencies. */
    default Measures known(Architecture architecture, P params) {
        return Measures.NONE;
    }

    /** Whether {@link #known} tells this metric, of all architectures that have it at all. */
    default boolean foreknows(Metric metric, P params) {
        return false;
    }

    /**
     * What it trains of an architecture, so that what a training left can be built again; none where it trains nothing
     * that can be built here.
     *
     * @throws InvalidInput when it cannot be any more: a data set is gone, say
     */
    default Optional<Training> training(Architecture architecture, Fidelity fidelity, P params) {
        return Optional.empty();
    }

    /** Evaluates a group: one evaluation per candidate, in order. A candidate's own failure is an outcome. */
    List<Evaluation> evaluate(List<Candidate> group, SearchProblem problem, P params, Work work);

    /**
     * Removes what it left of a group to be taken up from. It is asked to once the group's evaluations are kept, failures
     * too, and not before: whoever is killed in between finds what it had. It may be asked again.
     */
    default void clear(List<Candidate> group, P params, ArtifactStore store) {}

    /** What an evaluator is called, where it comes from, and the record of its settings. */
    record EvaluatorInfo<P extends Record>(String name, String summary, String source, Class<P> params) {}
}
