package dev.espalier.workflow;

import dev.espalier.search.Checkpoint;
import dev.espalier.search.Ending;
import dev.espalier.search.Experiment;
import dev.espalier.step.Faults;
import dev.espalier.step.Ledger;
import dev.espalier.step.Ledger.Closed;
import dev.espalier.step.Ledger.Finished;
import dev.espalier.step.Ledger.Opened;
import dev.espalier.step.MethodSteps;
import dev.espalier.step.MethodSteps.At;
import dev.espalier.step.MethodSteps.Screen;
import dev.espalier.step.MethodSteps.Update;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import org.jspecify.annotations.Nullable;

/** The loop that carries a checkpoint from step to step, the same for every method. */
public final class SearchWorkflowImpl implements SearchWorkflow {

    private final MethodSteps method = Workflow.newActivityStub(MethodSteps.class, Steps.METHOD);
    private final MethodSteps training = Workflow.newActivityStub(MethodSteps.class, Steps.WARM_UP);
    private final Ledger ledger = Workflow.newActivityStub(Ledger.class, Steps.LEDGER);
    private final Course course;

    private @Nullable Checkpoint checkpoint;
    private @Nullable CancellationScope work;

    /** Before any update is handled: a search can be paused, or resumed, before its first step. */
    @WorkflowInit
    public SearchWorkflowImpl(Input input) {
        course = new Course(input.experiment(), input.paused());
    }

    @Override
    public Result search(Input input) {
        try {
            var begun = input.checkpoint() == null ? start(input.experiment()) : input.checkpoint();
            checkpoint = begun;
            return end(goOn(begun), null);
        } catch (ActivityFailure failure) {
            return end(Ending.FAILED, Failures.reason(failure));
        }
    }

    private Checkpoint start(Experiment experiment) {
        var started = method.start(experiment);
        course.obey(started.experiment());
        ledger.open(new Opened(started.experiment(), started.checkpoint()));
        if (started.last() != null) {
            ledger.close(started.last());
        }
        return started.checkpoint();
    }

    private Ending goOn(Checkpoint from) {
        var current = from;
        while (true) {
            obeyRevisions(current);
            if (course.experiment().budget().spent(current)) {
                if (changes()) {
                    continue;
                }
                return Ending.BUDGET_SPENT;
            }
            Workflow.await(() -> course.mayProceed() || course.hasRevision());
            if (course.stopping()) {
                return Ending.STOPPED;
            }
            if (course.hasRevision()) {
                continue;
            }
            var next = step(current);
            if (next != null) {
                current = next;
                checkpoint = next;
                continueAsNewWhenSuggested(next);
            } else if (course.stopping() || !changes()) {
                return course.stopping() ? Ending.STOPPED : Ending.NOTHING_LEFT;
            }
        }
    }

    /** Whether another revision is to be obeyed, also one that is being checked: what was taken on is never left. */
    private boolean changes() {
        Workflow.await(Workflow::isEveryHandlerFinished);
        return course.hasRevision();
    }

    private void obeyRevisions(Checkpoint current) {
        while (course.hasRevision()) {
            ledger.open(new Opened(course.takeRevision(), current));
        }
    }

    /** One chunk of warm-up or one round; null when there is nothing left to do or it was cut off. */
    private @Nullable Checkpoint step(Checkpoint current) {
        var at = new At(course.experiment().id(), course.experiment().revision(), current);
        var done = new Checkpoint[1];
        var scope = Workflow.newCancellationScope(() -> done[0] = current.ready() ? round(at) : warmUp(at));
        work = scope;
        try {
            scope.run();
        } catch (TemporalFailure failure) {
            if (!course.stopping() || !wasCancelled(failure)) {
                throw failure;
            }
        } finally {
            work = null;
        }
        return done[0];
    }

    private static boolean wasCancelled(TemporalFailure failure) {
        return failure instanceof CanceledFailure || failure.getCause() instanceof CanceledFailure;
    }

    private Checkpoint warmUp(At at) {
        var learned = training.warmUp(at);
        var next = learned.checkpoint();
        Workflow.newDetachedCancellationScope(
                        () -> ledger.close(new Closed(at, null, next, learned.thinkingMicros(), learned.progress())))
                .run();
        return next;
    }

    private @Nullable Checkpoint round(At at) {
        var proposal = method.propose(at);
        var batch = method.screen(new Screen(at, proposal));
        if (batch.groups().isEmpty()) {
            return null;
        }
        // The revision that the pool obeys; a newer one holds from the next round on, also when this one was cut off.
        var obeyed = new At(at.experiment(), proposal.revision(), at.checkpoint());
        var groups = new Evaluations(course, ledger, method, obeyed, batch).run();
        var next = new Checkpoint[1];
        // What has been evaluated is learned from and told even when a stop cuts in: the next start goes on from there.
        Workflow.newDetachedCancellationScope(() -> {
                    var learned = method.update(new Update(at, proposal, batch, groups));
                    long thinking = proposal.thinkingMicros() + batch.thinkingMicros() + learned.thinkingMicros();
                    next[0] = learned.checkpoint();
                    ledger.close(new Closed(at, proposal, next[0], thinking));
                })
                .run();
        return next[0];
    }

    private void continueAsNewWhenSuggested(Checkpoint current) {
        if (!Workflow.getInfo().isContinueAsNewSuggested()) {
            return;
        }
        Workflow.await(Workflow::isEveryHandlerFinished);
        // What people asked for meanwhile is not part of the next run's input, so it is done first.
        if (!course.hasRevision() && !course.stopping()) {
            Workflow.continueAsNew(new Input(course.experiment(), current, course.paused()));
        }
    }

    private Result end(Ending ending, @Nullable String reason) {
        course.end();
        ledger.finish(new Finished(course.experiment().id(), ending, checkpoint, reason));
        Workflow.await(Workflow::isEveryHandlerFinished);
        return new Result(checkpoint, ending);
    }

    @Override
    public Standing pause() {
        course.pause();
        return standing();
    }

    @Override
    public Standing resume() {
        course.resume();
        return standing();
    }

    @Override
    public Standing stop(Stop stop) {
        course.stop();
        if (stop.now() && work != null) {
            work.cancel("stopped at once");
        }
        return standing();
    }

    @Override
    public Standing set(Experiment revision) {
        course.promise(revision);
        try {
            method.revise(revision);
        } catch (ActivityFailure failure) {
            course.withdraw();
            throw ApplicationFailure.newNonRetryableFailure(Failures.reason(failure), Faults.INVALID_EXPERIMENT);
        }
        course.revise(revision);
        return standing();
    }

    @Override
    public void checkSet(Experiment revision) {
        course.requireNext(revision);
    }

    @Override
    public Standing standing() {
        return new Standing(course.revision(), course.paused(), course.stopping(), checkpoint);
    }
}
