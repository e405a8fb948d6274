package dev.espalier.worker;

import dev.espalier.search.Candidate;
import dev.espalier.search.Checkpoint;
import dev.espalier.search.Experiment;
import dev.espalier.search.Outcome;
import dev.espalier.space.SearchSpace;
import dev.espalier.step.Records.Trials;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment has evaluated and paid for, so that it pays for nothing twice. It is derived from the recorded
 * rounds and only remembered here: a process that missed some of them reads those.
 */
final class Repeats {

    /** Evaluations remembered, about 200 bytes each; the least recently used experiments are forgotten. */
    private static final int REMEMBERED = 1_000_000;

    private final Desk desk;
    private final Map<String, Paid> remembered = new LinkedHashMap<>(16, 0.75f, true);

    Repeats(Desk desk) {
        this.desk = desk;
    }

    /** The evaluations paid for up to a checkpoint, for the caller to add to. */
    Set<String> before(Experiment experiment, Checkpoint checkpoint) {
        var known = take(experiment.id());
        if (known == null || known.sequence > checkpoint.sequence()) {
            known = new Paid(0, new HashSet<>());
        }
        read(experiment, known, checkpoint.sequence());
        return known.identities;
    }

    private synchronized @Nullable Paid take(String experiment) {
        return remembered.remove(experiment);
    }

    synchronized void after(Experiment experiment, int sequence, Set<String> paid) {
        remembered.put(experiment.id(), new Paid(sequence, paid));
        int sum = remembered.values().stream()
                .mapToInt(known -> known.identities.size())
                .sum();
        for (var eldest = remembered.entrySet().iterator(); sum > REMEMBERED && remembered.size() > 1; ) {
            sum -= eldest.next().getValue().identities.size();
            eldest.remove();
        }
    }

    /** Whether it was paid for already; it is from now on. What failed is computed again, and counts again. */
    static boolean repeated(
            Set<String> paid, BoundEvaluator<?> evaluation, Candidate candidate, SearchSpace space, Outcome outcome) {
        return !(outcome instanceof Outcome.Failed)
                && !paid.add(evaluation.identity(candidate, space) + "@" + candidate.fidelity());
    }

    private void read(Experiment experiment, Paid known, int last) {
        var evaluation = desk.minds().evaluation(experiment);
        var space = desk.shelf().space(experiment.problem().space()).orElseThrow();
        for (int sequence = known.sequence + 1; sequence <= last; sequence++) {
            var outcomes = desk.history().checkpoint(experiment.id(), sequence).outcomes();
            if (outcomes != null) {
                desk.once()
                        .read(outcomes, Trials.class)
                        .trials()
                        .forEach(trial ->
                                repeated(known.identities, evaluation, trial.candidate(), space, trial.outcome()));
            }
        }
    }

    private record Paid(int sequence, Set<String> identities) {}
}
