package dev.espalier.workflow;

import dev.espalier.search.Experiment;
import java.util.ArrayList;
import java.util.List;

/** What people have asked of a running search: the experiment it obeys, and whether it may go on. */
final class Course {

    private final List<Experiment> revisions = new ArrayList<>();
    private Experiment experiment;
    private int promised;
    private boolean paused;
    private boolean stopping;
    private boolean ended;

    Course(Experiment begun, boolean paused) {
        this.experiment = begun;
        this.paused = paused;
    }

    void obey(Experiment newest) {
        experiment = newest;
    }

    Experiment experiment() {
        return experiment;
    }

    /** The newest one that was taken on, obeyed or not. */
    int revision() {
        var newest = revisions.isEmpty() ? experiment : revisions.getLast();
        return Math.max(promised, newest.revision());
    }

    void requireNext(Experiment next) {
        if (stopping || ended) {
            throw new IllegalStateException("The experiment (%s) %s and can no longer be changed."
                    .formatted(next.id(), ended ? "has ended" : "is being stopped"));
        }
        if (next.revision() != revision() + 1) {
            throw new IllegalStateException(
                    "The experiment (%s) was changed by somebody else: it is at revision %d, the change is for revision %d.\nMaybe look at it again, then change it."
                            .formatted(next.id(), revision(), next.revision()));
        }
    }

    /** Holds a revision's number while it is being checked, so that no other change gets the same. */
    void promise(Experiment next) {
        promised = next.revision();
    }

    void withdraw() {
        promised = 0;
    }

    void revise(Experiment next) {
        promised = 0;
        revisions.add(next);
    }

    boolean hasRevision() {
        return !revisions.isEmpty();
    }

    Experiment takeRevision() {
        var taken = revisions.removeFirst();
        experiment = taken;
        return taken;
    }

    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
    }

    void stop() {
        stopping = true;
    }

    void end() {
        ended = true;
    }

    boolean paused() {
        return paused;
    }

    boolean stopping() {
        return stopping;
    }

    /** A stop ends a pause, too. */
    boolean mayProceed() {
        return !paused || stopping;
    }
}
