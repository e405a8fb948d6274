package dev.espalier.worker;

import dev.espalier.search.Candidate;
import dev.espalier.search.Experiment;
import dev.espalier.search.Outcome;
import dev.espalier.space.SearchSpace;
import dev.espalier.step.Attempts;
import dev.espalier.step.EvaluationSteps;
import dev.espalier.step.Keys;
import dev.espalier.step.MethodSteps.Evaluated;
import dev.espalier.step.Queues;
import dev.espalier.step.Records.Candidates;
import dev.espalier.step.Records.Evaluation;
import dev.espalier.step.Records.Evaluations;
import io.temporal.client.ActivityCompletionException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** Evaluates groups: what was evaluated before, for any experiment, is read and not computed. */
public final class EvaluationStepsImpl implements EvaluationSteps {

    private static final System.Logger LOG = System.getLogger(EvaluationStepsImpl.class.getName());

    /** Attempts that saved nothing, after which there are no more. */
    private static final int MOST_FRUITLESS = 5;

    private static final Duration TURN = Duration.ofSeconds(1);

    private final Desk desk;
    private final Company company = new Company();
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
            clear(evaluate);
            return new Evaluated(evaluate.group(), ref, null);
        });
    }

    /** Whatever goes wrong here, the evaluations stand. */
    private void clear(Evaluate evaluate) {
        if (!evaluate.batch().queue().equals(Queues.GPU)) {
            return;
        }
        try {
            var experiment = desk.revision(evaluate.at());
            var evaluation = desk.minds().evaluation(experiment);
            evaluation.clear(evaluation.representatives(group(evaluate), space(experiment)), desk.store());
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "checkpoints_not_removed experiment=" + evaluate.at().experiment(),
                    e);
        }
    }

    private SearchSpace space(Experiment experiment) {
        return desk.shelf().space(experiment.problem().space()).orElseThrow();
    }

    private Evaluations evaluations(Evaluate evaluate, Pulse pulse) {
        var experiment = desk.revision(evaluate.at());
        var evaluation = desk.minds().evaluation(experiment);
        var group = group(evaluate);
        if (evaluation.looksUp()) {
            return new Evaluations(desk.priced(group, evaluation.evaluate(group, pulse), experiment));
        }
        return computed(evaluate, evaluation, experiment, group, pulse);
    }

    private Evaluations computed(
            Evaluate evaluate,
            BoundEvaluator<?> evaluation,
            Experiment experiment,
            List<Candidate> group,
            Pulse pulse) {
        var earlier = Earlier.begin(attempts, evaluate.at(), evaluate.group().first(), worker, pulse);
        if (earlier.fruitless() >= MOST_FRUITLESS) {
            return new Evaluations(desk.priced(group, failed(group, earlier.givenUp()), experiment), earlier.reruns());
        }
        var space = space(experiment);
        var told = new Told(pulse, evaluate.at(), earlier.mine());
        var found = found(
                evaluation.key(group, space),
                told,
                () -> company.run(
                        earlier.fruitless(),
                        () -> attempted(evaluation, evaluation.representatives(group, space), told, earlier)));
        attempts.ended(
                evaluate.at().experiment(),
                evaluate.at().checkpoint().sequence(),
                earlier.mine(),
                System.currentTimeMillis());
        return new Evaluations(desk.priced(group, found.evaluations(), experiment), earlier.reruns());
    }

    private static List<Evaluation> failed(List<Candidate> group, String sentence) {
        return group.stream()
                .map(_ -> new Evaluation(new Outcome.Failed(sentence), 0))
                .toList();
    }

    /** The last attempt of several that saved nothing says why it failed; what one before it says is tried again. */
    private static Evaluations attempted(
            BoundEvaluator<?> evaluation, List<Candidate> group, Told told, Earlier earlier) {
        try {
            return evaluated(evaluation, group, told);
        } catch (ActivityCompletionException e) {
            throw e;
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                told.excuse();
            }
            if (told.excused() || earlier.fruitless() < MOST_FRUITLESS - 1) {
                throw e;
            }
            throw ApplicationFailure.newNonRetryableFailureWithCause(
                    e.getMessage(), e.getClass().getName(), e);
        }
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

    /** What another experiment, or an attempt whose end nobody has noticed, computes here just now is waited for. */
    private Evaluations found(String key, Told told, Supplier<Evaluations> compute) {
        return company.inTurn(
                key,
                () -> told.waitForOthers(TURN),
                () -> desk.once()
                        .find(key, Evaluations.class)
                        .filter(this::whole)
                        .orElseGet(() -> kept(key, compute.get())));
    }

    /**
     * What failed is not kept for others: it may succeed on another machine. What left weights that are gone is computed
     * again, so that they are kept again.
     */
    private Evaluations kept(String key, Evaluations computed) {
        boolean failed = computed.evaluations().stream().anyMatch(one -> one.outcome() instanceof Outcome.Failed);
        return failed ? computed : desk.once().get(key, Evaluations.class, () -> computed);
    }

    private boolean whole(Evaluations evaluations) {
        return evaluations.evaluations().stream()
                .map(one -> one.outcome() instanceof Outcome.Measured measured ? measured.weights() : null)
                .filter(Objects::nonNull)
                .allMatch(weights -> desk.store().find(weights.key()).isPresent());
    }

    private List<Candidate> group(Evaluate evaluate) {
        int first = evaluate.group().first();
        return desk.once()
                .read(evaluate.batch().candidates(), Candidates.class)
                .candidates()
                .subList(first, first + evaluate.group().size());
    }
}
