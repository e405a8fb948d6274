package dev.espalier.workflow;

import dev.espalier.step.EvaluationSteps;
import dev.espalier.step.EvaluationSteps.Evaluate;
import dev.espalier.step.Ledger;
import dev.espalier.step.Ledger.Recorded;
import dev.espalier.step.MethodSteps;
import dev.espalier.step.MethodSteps.At;
import dev.espalier.step.MethodSteps.Batch;
import dev.espalier.step.MethodSteps.Evaluated;
import dev.espalier.step.MethodSteps.Group;
import dev.espalier.step.MethodSteps.Join;
import dev.espalier.step.Queues;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/**
 * The evaluation of a round's groups, as many at once as the experiment allows. A group never fails the round: what goes
 * wrong becomes part of its result.
 */
final class Evaluations {

    private final Course course;
    private final Ledger ledger;
    private final At at;
    private final Batch batch;
    private final EvaluationSteps evaluation;
    private final MethodSteps method;
    private final List<String> devices;
    private final Measurements measurements;
    private int evaluating;
    private int underWay;

    Evaluations(Course course, Ledger ledger, MethodSteps method, At at, Batch batch) {
        this.course = course;
        this.ledger = ledger;
        this.method = method;
        this.devices = course.experiment().measureOn();
        this.measurements = new Measurements(course, ledger, at, devices);
        this.at = at;
        this.batch = batch;
        this.evaluation = Workflow.newActivityStub(EvaluationSteps.class, Steps.evaluate(batch.queue()));
    }

    List<Evaluated> run() {
        try {
            return launched().stream().map(Promise::get).toList();
        } catch (TemporalFailure stopped) {
            // What was evaluated before the stop is still being told.
            Workflow.newDetachedCancellationScope(() -> Workflow.await(() -> underWay == 0))
                    .run();
            throw stopped;
        }
    }

    private List<Promise<Evaluated>> launched() {
        var results = new ArrayList<Promise<Evaluated>>();
        for (var group : batch.groups()) {
            Workflow.await(this::mayLaunch);
            CancellationScope.throwCanceled();
            if (course.stopping() && leavesTheRest()) {
                throw new CanceledFailure("stopped");
            }
            evaluating++;
            underWay++;
            results.add(Async.function(this::evaluate, group));
        }
        return results;
    }

    /** Of a round of trainings that take hours each, none begins once somebody wants an end. Searches begun before did. */
    private static boolean leavesTheRest() {
        return Workflow.getVersion("stop-leaves-the-rest", Workflow.DEFAULT_VERSION, 1) > Workflow.DEFAULT_VERSION;
    }

    private boolean mayLaunch() {
        boolean room = evaluating < course.experiment().concurrency();
        return (course.mayProceed() && room) || CancellationScope.current().isCancelRequested();
    }

    private Evaluated evaluate(Group group) {
        try {
            var evaluated = completed(group, batch.only(group));
            if (!isToldWithTheRound()) {
                tell(new Recorded(at, batch.only(group), evaluated));
            }
            return evaluated;
        } finally {
            evaluating -= devices.isEmpty() ? 1 : 0;
            underWay--;
        }
    }

    /** A stop does not cut it off: it takes milliseconds, and what was evaluated has been paid for. */
    private void tell(Recorded recorded) {
        Workflow.newDetachedCancellationScope(() -> ledger.record(recorded)).run();
    }

    /** Look-ups in one group: the round is told a moment later, and they were never cut off, which only a group tells. */
    private boolean isToldWithTheRound() {
        return batch.groups().size() == 1 && batch.queue().equals(Queues.TABLE);
    }

    private Evaluated completed(Group group, Batch part) {
        try {
            return devices.isEmpty()
                    ? evaluation.evaluate(new Evaluate(at, part, group))
                    : measured(part, evaluated(group, part));
        } catch (ActivityFailure failure) {
            if (failure.getCause() instanceof CanceledFailure) {
                throw failure;
            }
            return new Evaluated(group, null, Failures.brief(failure));
        }
    }

    /** Once it is evaluated, others may be: a device that nobody serves at the moment does not keep them waiting. */
    private Evaluated evaluated(Group group, Batch part) {
        try {
            return evaluation.evaluate(new Evaluate(at, part, group));
        } finally {
            evaluating--;
        }
    }

    private Evaluated measured(Batch part, Evaluated evaluated) {
        var measured = measurements.of(part, evaluated);
        return measured.size() == 1 ? measured.getFirst() : method.join(new Join(at, measured));
    }
}
