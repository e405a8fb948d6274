package dev.espalier.worker;

import dev.espalier.search.Candidate;
import dev.espalier.search.Outcome;
import dev.espalier.step.Attempts;
import dev.espalier.step.Attempts.Attempt;
import dev.espalier.step.Attempts.CutOff;
import dev.espalier.step.EvaluationSteps;
import dev.espalier.step.Keys;
import dev.espalier.step.MethodSteps.At;
import dev.espalier.step.MethodSteps.Evaluated;
import dev.espalier.step.Records.Candidates;
import dev.espalier.step.Records.Evaluations;
import dev.espalier.step.Records.Rerun;
import java.util.List;
import java.util.function.Supplier;

/** Evaluates groups: what was evaluated before, for any experiment, is read and not computed. */
public final class EvaluationStepsImpl implements EvaluationSteps {

    private final Desk desk;
    private final Attempts attempts;
    private final String worker;

    /** @param worker host and process, for the marks that say who evaluates what */
    public EvaluationStepsImpl(Desk desk, String worker) {
        this.desk = desk;
        this.attempts = new Attempts(desk.store());
        this.worker = worker;
    }

    @Override
    public Evaluated evaluate(Evaluate evaluate) {
        return Guard.run(desk.store(), pulse -> {
            var at = evaluate.at();
            var key = Keys.at(
                    at.experiment(),
                    at.checkpoint().sequence(),
                    Keys.evaluations(evaluate.group().first()));
            var ref = desk.once().write(key, () -> evaluations(evaluate, pulse));
            return new Evaluated(evaluate.group(), ref, null);
        });
    }

    private Evaluations evaluations(Evaluate evaluate, Pulse pulse) {
        var experiment = desk.revision(evaluate.at());
        var evaluation = desk.minds().evaluation(experiment);
        var group = group(evaluate);
        if (evaluation.looksUp()) {
            return new Evaluations(desk.priced(group, evaluation.evaluate(group, pulse), experiment));
        }
        var reruns = begin(evaluate, pulse);
        var space = desk.shelf().space(experiment.problem().space()).orElseThrow();
        var found = found(
                evaluation.key(group, space),
                () -> evaluated(evaluation, evaluation.representatives(group, space), told(evaluate, reruns, pulse)));
        return new Evaluations(desk.priced(group, found.evaluations(), experiment), reruns);
    }

    private static Told told(Evaluate evaluate, List<Rerun> reruns, Pulse pulse) {
        return new Told(pulse, evaluate.at(), evaluate.group().first(), reruns.size() + 1);
    }

    /** What a group trains as one has one learning curve. */
    private static Evaluations evaluated(BoundEvaluator<?> evaluation, List<Candidate> group, Told told) {
        var evaluations = evaluation.evaluate(group, told);
        var curve = told.whole();
        return new Evaluations(
                curve == null
                        ? evaluations
                        : evaluations.stream().map(one -> one.with(curve)).toList());
    }

    /** What failed is not kept for others: it may succeed on another machine. */
    private Evaluations found(String key, Supplier<Evaluations> compute) {
        return desk.once().find(key, Evaluations.class).orElseGet(() -> {
            var computed = compute.get();
            boolean failed = computed.evaluations().stream().anyMatch(one -> one.outcome() instanceof Outcome.Failed);
            return failed ? computed : desk.once().get(key, Evaluations.class, () -> computed);
        });
    }

    private List<Candidate> group(Evaluate evaluate) {
        int first = evaluate.group().first();
        return desk.once()
                .read(evaluate.batch().candidates(), Candidates.class)
                .candidates()
                .subList(first, first + evaluate.group().size());
    }

    private List<Rerun> begin(Evaluate evaluate, Pulse pulse) {
        var at = evaluate.at();
        var earlier = attempts.begin(
                at.experiment(),
                at.checkpoint().sequence(),
                evaluate.group().first(),
                worker,
                System.currentTimeMillis());
        return earlier.stream()
                .map(attempt -> rerun(at, attempt, attempt.equals(earlier.getLast()) ? pulse.cutOff() : CutOff.UNKNOWN))
                .toList();
    }

    /**
     * What an attempt lost since it last saved: up to its last heartbeat or else to what is kept of it, 0 where nobody
     * knows.
     *
     * @param heartbeat before the attempt's own start when it is an earlier one's
     */
    private Rerun rerun(At at, Attempt attempt, CutOff heartbeat) {
        int sequence = at.checkpoint().sequence();
        boolean told = heartbeat.lastAlive() >= attempt.startedAt();
        if (told) {
            // Heartbeats tell of the last attempt only; kept, this one is known to all that come after.
            attempts.cutOff(at.experiment(), sequence, attempt, heartbeat);
        }
        var end = told ? heartbeat : attempts.cutOff(at.experiment(), sequence, attempt);
        return new Rerun(attempt.attempt(), attempt.worker(), attempt.startedAt(), end.lostSeconds(attempt));
    }
}
