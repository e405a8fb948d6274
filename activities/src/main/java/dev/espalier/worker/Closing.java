package dev.espalier.worker;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.search.Candidate;
import dev.espalier.search.Checkpoint;
import dev.espalier.search.Experiment;
import dev.espalier.search.Outcome;
import dev.espalier.search.Trial;
import dev.espalier.step.MethodSteps.Evaluated;
import dev.espalier.step.MethodSteps.Update;
import dev.espalier.step.Records.Candidates;
import dev.espalier.step.Records.Evaluation;
import dev.espalier.step.Records.Evaluations;
import dev.espalier.step.Records.Trials;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Makes a round's trials of its groups' evaluations. */
final class Closing {

    private final Desk desk;
    private final Repeats repeats;

    Closing(Desk desk) {
        this.desk = desk;
        this.repeats = new Repeats(desk);
    }

    Trials trials(Experiment experiment, Update update) {
        var candidates =
                desk.once().read(update.batch().candidates(), Candidates.class).candidates();
        var evaluations = new ArrayList<Evaluation>();
        update.groups().forEach(group -> evaluations.addAll(evaluations(group)));
        var refs = update.groups().stream()
                .map(Evaluated::evaluations)
                .filter(Objects::nonNull)
                .toList();
        var from = update.at().checkpoint();
        var trials = trials(experiment, from, candidates, evaluations);
        return new Trials(trials, refs, desk.minds().of(experiment).judge(from, trials));
    }

    private List<Evaluation> evaluations(Evaluated group) {
        var ref = group.evaluations();
        return ref == null
                ? Collections.nCopies(
                        group.group().size(),
                        new Evaluation(new Outcome.Failed(Objects.requireNonNullElse(group.error(), "")), 0))
                : desk.once().read(ref, Evaluations.class).evaluations();
    }

    /** The same from the recorded evaluations, for whoever checks them. */
    List<Trial> trials(
            Experiment experiment, Checkpoint from, List<Candidate> candidates, List<Evaluation> evaluations) {
        var identities = desk.minds().evaluation(experiment);
        var space = desk.shelf().space(experiment.problem().space()).orElseThrow();
        var paid = repeats.before(experiment, from);
        var trials = new ArrayList<Trial>();
        for (int i = 0; i < candidates.size(); i++) {
            var candidate = candidates.get(i);
            var evaluation = evaluations.get(i);
            var outcome = checked(evaluation.outcome(), experiment);
            boolean repeated = Repeats.repeated(paid, identities, candidate, space, outcome);
            trials.add(new Trial(
                    Trial.id(from.round(), i),
                    from.round(),
                    candidate,
                    outcome,
                    repeated ? 0 : evaluation.gpuSeconds(),
                    repeated,
                    evaluation.traces()));
        }
        repeats.after(experiment, from.sequence() + 1, paid);
        return trials;
    }

    /** A measured figure can show a constraint broken that nobody could price beforehand. */
    private static Outcome checked(Outcome outcome, Experiment experiment) {
        if (!(outcome instanceof Outcome.Measured measured)) {
            return outcome;
        }
        for (var constraint : experiment.problem().constraints()) {
            if (!measured.measures().has(constraint.metric())) {
                return new Outcome.Failed("Nothing measured %s, which the experiment limits."
                        .formatted(constraint.metric().name()));
            }
            if (!constraint.holds(measured.measures())) {
                return new Outcome.Infeasible(
                        "%s is %s, over its limit of %s."
                                .formatted(
                                        constraint.metric().name(),
                                        measured.measures().get(constraint.metric()),
                                        constraint.atMost()),
                        measured.measures());
            }
        }
        return outcome;
    }

    /** The checkpoint after a round. */
    static Checkpoint next(Checkpoint from, Trials trials, ArtifactRef outcomes, ArtifactRef state) {
        long seconds = trials.trials().stream().mapToLong(Trial::gpuSeconds).sum();
        return new Checkpoint(
                from.sequence() + 1,
                from.round() + 1,
                from.trials() + trials.trials().size(),
                from.gpuSeconds() + seconds,
                true,
                state,
                outcomes);
    }
}
