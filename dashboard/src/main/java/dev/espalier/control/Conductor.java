package dev.espalier.control;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.file.Labelling;
import dev.espalier.ledger.Books;
import dev.espalier.ledger.EventRow.Kind;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Experiments;
import dev.espalier.ledger.Status;
import dev.espalier.live.Live;
import dev.espalier.search.Experiment;
import dev.espalier.workflow.SearchWorkflow;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one place through which people change the course of experiments; it knows who asked. */
@Singleton
public final class Conductor {

    private final Catalogue catalogue;
    private final Experiments experiments;
    private final Books books;
    private final Searches searches;
    private final Live live;

    Conductor(Catalogue catalogue, Experiments experiments, Books books, Searches searches, Live live) {
        this.catalogue = catalogue;
        this.experiments = experiments;
        this.books = books;
        this.searches = searches;
        this.live = live;
    }

    /**
     * Creates an experiment and starts its search.
     *
     * @param paused whether it waits for a resume before anything else
     * @param request what asked for it; null for a request that never comes again
     * @throws InvalidInput with everything that keeps it from running; nothing is created then
     * @throws Unavailable when Temporal does not answer; nothing is created then, either
     */
    public ExperimentView create(Experiment experiment, boolean paused, String actor, Books.@Nullable Key request) {
        requireRunnable(experiment);
        books.create(experiment, paused ? Status.PAUSED : Status.RUNNING, actor, request);
        return begun(experiment, paused);
    }

    /** Creates a run of a race and starts its search. */
    public ExperimentView enter(Experiment experiment, Books.Entry entry, String actor) {
        requireRunnable(experiment);
        books.create(experiment, Status.RUNNING, actor, entry, null);
        return begun(experiment, false);
    }

    private ExperimentView begun(Experiment experiment, boolean paused) {
        startOr(() -> books.delete(experiment.id()), experiment, paused);
        live.changed(experiment.id());
        return require(experiment.id());
    }

    /** The ledger speaks of a search before it starts, and takes its word back when it does not. */
    private void startOr(Runnable takeBack, Experiment experiment, boolean paused) {
        try {
            searches.start(experiment, paused);
        } catch (Unavailable e) {
            takeBack.run();
            throw e;
        }
    }

    private void requireRunnable(Experiment experiment) {
        var problems = catalogue.problems(experiment);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    /** The experiment as it stands. */
    public ExperimentView require(String id) {
        return experiments.find(id).orElseThrow(() -> Unknown.experiment(id));
    }

    private ExperimentView require(String id, Set<Status> expected, String to) {
        var experiment = require(id);
        if (!expected.contains(experiment.status())) {
            throw new Conflict("The experiment (%s) is %s and cannot be %s."
                    .formatted(id, experiment.status().word(), to));
        }
        return experiment;
    }

    /** Nothing more is started; what is being evaluated finishes. */
    public ExperimentView pause(String id, Request request) {
        require(id, Set.of(Status.RUNNING, Status.PAUSED), "paused");
        searches.update(id, request.id(), SearchWorkflow::pause);
        return moved(id, List.of(Status.RUNNING), Status.PAUSED, Kind.PAUSED, "Paused", request.actor());
    }

    public ExperimentView resume(String id, Request request) {
        require(id, Set.of(Status.RUNNING, Status.PAUSED), "resumed");
        searches.update(id, request.id(), SearchWorkflow::resume);
        return moved(id, List.of(Status.PAUSED), Status.RUNNING, Kind.RESUMED, "Resumed", request.actor());
    }

    /** @param now whether the round under way is given up, instead of being finished */
    public ExperimentView stop(String id, boolean now, Request request) {
        require(id, Set.of(Status.RUNNING, Status.PAUSED, Status.STOPPING), "stopped");
        moved(
                id,
                List.of(Status.RUNNING, Status.PAUSED),
                Status.STOPPING,
                Kind.STOPPING,
                now ? "Stopping at once" : "Stopping after the round under way",
                request.actor());
        searches.update(id, request.id(), workflow -> workflow.stop(new SearchWorkflow.Stop(now)));
        return require(id);
    }

    private ExperimentView moved(String id, List<Status> from, Status to, Kind kind, String title, String actor) {
        books.move(id, from, to, kind, title, actor);
        live.changed(id);
        return require(id);
    }

    /** Lets an ended experiment go on from its last checkpoint: stopped, failed, or with a larger budget. */
    public ExperimentView start(String id, String actor) {
        var experiment = require(id, Set.of(Status.STOPPED, Status.FINISHED, Status.FAILED), "started again");
        requireRunnable(experiment.experiment());
        var checkpoint = experiment.checkpoint();
        if (checkpoint != null && experiment.experiment().budget().spent(checkpoint)) {
            throw new Conflict(
                    "The experiment (%s) has spent its budget.\nMaybe set a larger one first: ./espalier experiment set %s --budget-trials %d"
                            .formatted(id, id, 2 * checkpoint.trials()));
        }
        searches.awaitEnd(id);
        books.restart(id, actor);
        startOr(() -> books.leave(experiment), experiment.experiment(), false);
        live.changed(id);
        return require(id);
    }

    /** Changes limits, budget or concurrency, from the next round on. */
    public ExperimentView set(String id, Change change, Request request) {
        var experiment = require(id);
        var before = experiment.experiment();
        if (change.revision() != null && change.revision() != before.revision()) {
            throw new Conflict(
                    "The experiment (%s) was changed by somebody else: it is at revision %d, the change is for revision %d.\nMaybe look at it again, then change it."
                            .formatted(id, before.revision(), change.revision()));
        }
        var next = before.revised(
                change.constraints() == null ? before.problem().constraints() : change.constraints(),
                change.budget() == null ? before.budget() : change.budget(),
                change.concurrency() == null ? before.concurrency() : change.concurrency());
        requireRunnable(next);
        if (experiment.status().active()) {
            searches.update(id, request.id(), workflow -> workflow.set(next));
        }
        books.revise(next, Revisions.words(before, next), request.actor());
        live.changed(id);
        return require(id);
    }

    /** Other labels, at once. */
    public ExperimentView label(String id, Labelling labelling, String actor) {
        require(id);
        books.label(id, labelling, actor);
        live.changed(id);
        return require(id);
    }

    /**
     * What a fork from a checkpoint repeats: its parent with the limits and the concurrency that held in the round after
     * it, and with the budget of today.
     */
    public Experiment repeated(ExperimentView parent, int sequence) {
        var then = searches.obeyedAfter(parent, sequence);
        return parent.experiment()
                .revised(then.problem().constraints(), parent.experiment().budget(), then.concurrency());
    }

    /**
     * Starts a new experiment from a checkpoint of another.
     *
     * @param fork the new experiment, which names its parent and the checkpoint
     * @param request what asked for it; null for a request that never comes again
     */
    public ExperimentView fork(Experiment fork, String actor, Books.@Nullable Key request) {
        var origin = fork.fork();
        if (origin == null) {
            throw new IllegalArgumentException("A fork must name where it came from.");
        }
        var parent = require(origin.parent());
        searches.requireCheckpoint(parent, origin.sequence());
        var created = create(fork, false, actor, request);
        books.forked(parent.id(), fork, actor);
        live.changed(parent.id());
        return created;
    }

    /** Removes an ended experiment with all that was kept of it, unless a fork needs it. */
    public void delete(String id) {
        var experiment = require(id);
        if (experiment.status().active()) {
            throw new Conflict("The experiment (%s) is %s and cannot be deleted.\nMaybe stop it first."
                    .formatted(id, experiment.status().word()));
        }
        if (experiment.race() != null) {
            throw new Conflict(
                    "The experiment (%s) cannot be deleted: it is a run of the race (%s).\nMaybe delete the race."
                            .formatted(id, experiment.race()));
        }
        requireUnforked(id);
        forget(id);
    }

    /** Whether a fork needs it is asked before anything of its group is removed. */
    public void requireUnforked(String id) {
        var forks = experiments.forks(id);
        if (!forks.isEmpty()) {
            throw new Conflict("The experiment (%s) cannot be deleted: %s came from it and %s its rounds."
                    .formatted(
                            id,
                            String.join(
                                    ", ", forks.stream().map(ExperimentView::id).toList()),
                            forks.size() == 1 ? "needs" : "need"));
        }
    }

    /** Removes all that is kept of an ended experiment. */
    public void forget(String id) {
        books.delete(id);
        searches.forget(id);
        live.changed(id);
    }
}
