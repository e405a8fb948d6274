package dev.espalier.workflow;

import dev.espalier.search.Experiment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What people have asked of a running search: the experiment it obeys, and whether it may go on. */
final class Course {

    private @Nullable Experiment experiment;
    private @Nullable Experiment revision;
    private boolean paused;
    private boolean stopping;

    /** The updates that arrived before the workflow began are kept: a search can be paused before its first step. */
    void begin(Experiment begun, boolean startPaused) {
        experiment = begun;
        paused = paused || startPaused;
    }

    void obey(Experiment newest) {
        experiment = newest;
    }

    Experiment experiment() {
        return Objects.requireNonNull(experiment);
    }

    int revision() {
        var newest = revision == null ? experiment : revision;
        return newest == null ? 0 : newest.revision();
    }

    void requireNext(Experiment next) {
        if (stopping) {
            throw new IllegalStateException(
                    "The experiment (%s) is being stopped and can no longer be changed.".formatted(next.id()));
        }
        if (next.revision() != revision() + 1) {
            throw new IllegalStateException(
                    "The experiment (%s) was changed by somebody else: it is at revision %d, the change is for revision %d.\nMaybe look at it again, then change it."
                            .formatted(next.id(), revision(), next.revision()));
        }
    }

    void revise(Experiment next) {
        revision = next;
    }

    boolean hasRevision() {
        return revision != null;
    }

    Experiment takeRevision() {
        var taken = Objects.requireNonNull(revision);
        experiment = taken;
        revision = null;
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

    boolean paused() {
        return paused;
    }

    boolean stopping() {
        return stopping;
    }

    boolean mayProceed() {
        return !paused;
    }
}
