package dev.espalier.worker;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.method.Work;
import dev.espalier.search.Candidate;
import dev.espalier.search.Checkpoint;
import dev.espalier.search.Experiment;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Outcome;
import dev.espalier.step.Keys;
import dev.espalier.step.Records.Evaluation;
import dev.espalier.step.Records.Evaluations;
import dev.espalier.step.Records.Trials;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The evaluations that a round's trials were made of, held against the table or the trained result they came from. */
final class RecordedEvaluations {

    private final Desk desk;
    private final Work work;

    RecordedEvaluations(Desk desk, Work work) {
        this.desk = desk;
        this.work = work;
    }

    /**
     * A round as it was recorded.
     *
     * @param name as a difference tells it
     * @param maker the experiment that made it
     */
    record Round(
            String name,
            String maker,
            Checkpoint from,
            Experiment experiment,
            List<Candidate> candidates,
            Trials trials) {}

    /** In the order of the candidates. A group that left none has failed, and its trials must say so. */
    List<Evaluation> of(Round round) {
        int count = round.candidates().size();
        Difference.require(
                "the number of trials of " + round.name(),
                count,
                round.trials().trials().size());
        int size = desk.minds().evaluation(round.experiment()).groupSize();
        var left = new ArrayDeque<>(round.trials().evaluations());
        var all = new ArrayList<Evaluation>();
        for (int first = 0; first < count; first += size) {
            int end = Math.min(first + size, count);
            boolean found = !left.isEmpty() && left.peek().key().equals(key(round, first));
            all.addAll(found ? evaluated(round, first, end, left.remove()) : failed(round, first, end));
        }
        Difference.require("the groups of " + round.name(), 0, left.size());
        return all;
    }

    private static String key(Round round, int first) {
        var devices = round.experiment().measureOn();
        var what = switch (devices.size()) {
            case 0 -> Keys.evaluations(first);
            case 1 -> Keys.measured(first, devices.getFirst());
            default -> Keys.joined(first);
        };
        return Keys.at(round.maker(), round.from().sequence(), what);
    }

    private static List<Evaluation> failed(Round round, int first, int end) {
        var trials = round.trials().trials().subList(first, end);
        for (var trial : trials) {
            if (!(trial.outcome() instanceof Outcome.Failed)) {
                throw new Difference("The trial (%s) of %s has an outcome, but was made of no evaluation."
                        .formatted(trial.id(), round.name()));
            }
        }
        return trials.stream().map(trial -> new Evaluation(trial.outcome(), 0)).toList();
    }

    private List<Evaluation> evaluated(Round round, int first, int end, ArtifactRef ref) {
        var group = round.candidates().subList(first, end);
        var recorded = desk.once().read(ref, Evaluations.class).evaluations();
        var where = "the evaluations (%s) of %s".formatted(ref.key(), round.name());
        Difference.require(where, group.size(), recorded.size());
        source(round.experiment(), group, recorded)
                .ifPresent(source -> Difference.require(
                        where,
                        compared(priced(group, source, round.experiment()), round.experiment()),
                        compared(recorded, round.experiment())));
        return recorded;
    }

    /** Nothing is trained again: what is kept of a training stands, and one that failed may have been repeated since. */
    private Optional<List<Evaluation>> source(Experiment experiment, List<Candidate> group, List<Evaluation> recorded) {
        var evaluation = desk.minds().evaluation(experiment);
        if (evaluation.looksUp()) {
            return Optional.of(evaluation.evaluate(group, work));
        }
        if (recorded.stream().anyMatch(one -> one.outcome() instanceof Outcome.Failed)) {
            return Optional.empty();
        }
        var space = desk.shelf().space(experiment.problem().space()).orElseThrow();
        return desk.once().find(evaluation.key(group, space), Evaluations.class).map(Evaluations::evaluations);
    }

    private List<Evaluation> priced(List<Candidate> group, List<Evaluation> source, Experiment experiment) {
        Difference.require("what is kept of a training", group.size(), source.size());
        return desk.priced(group, source, experiment);
    }

    /** Without what devices measured, which nobody can repeat. */
    private static List<Evaluation> compared(List<Evaluation> evaluations, Experiment experiment) {
        return evaluations.stream()
                .map(evaluation -> unmeasured(evaluation, experiment.measureOn()))
                .toList();
    }

    private static Evaluation unmeasured(Evaluation evaluation, List<String> devices) {
        if (!(evaluation.outcome() instanceof Outcome.Measured(var measures, var sources, var weights))) {
            return evaluation;
        }
        var figures = new TreeMap<>(measures.values());
        figures.keySet().removeIf(metric -> devices.contains(new Metric(metric).device()));
        var origins = new TreeMap<>(sources);
        origins.keySet().removeIf(metric -> devices.contains(new Metric(metric).device()));
        return evaluation.with(new Outcome.Measured(new Measures(figures), origins, weights));
    }
}
