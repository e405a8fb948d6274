package dev.espalier.worker;

import dev.espalier.search.Checkpoint;
import dev.espalier.search.Experiment;
import dev.espalier.step.Keys;
import java.util.function.Supplier;

/** The revisions and checkpoints of experiments, as the artifact store holds them. */
final class History {

    private final Once once;

    History(Once once) {
        this.once = once;
    }

    Experiment newestRevision(String id) {
        var newest = revision(id, 0);
        for (int next = 1; ; next++) {
            var found = once.find(Keys.revision(id, next), Experiment.class);
            if (found.isEmpty()) {
                return newest;
            }
            newest = found.get();
        }
    }

    private Experiment revision(String id, int revision) {
        return once.find(Keys.revision(id, revision), Experiment.class)
                .orElseThrow(() -> new IllegalStateException(
                        "The experiment (%s) has no revision %d in the artifact store.".formatted(id, revision)));
    }

    /** Keeps the checkpoint an experiment begins with: its own first, or the one it was forked from. */
    void origin(Experiment experiment, Supplier<Checkpoint> first) {
        var fork = experiment.fork();
        int sequence = fork == null ? 0 : fork.sequence();
        once.write(
                Keys.at(experiment.id(), sequence, "checkpoint"),
                () -> fork == null ? first.get() : checkpoint(fork.parent(), sequence));
    }

    /** A checkpoint of an experiment, or of the ancestor that it inherited it from. */
    Checkpoint checkpoint(String id, int sequence) {
        var own = once.find(Keys.at(id, sequence, "checkpoint"), Checkpoint.class);
        if (own.isPresent()) {
            return own.get();
        }
        var fork = revision(id, 0).fork();
        if (fork == null || sequence > fork.sequence()) {
            throw new IllegalStateException(
                    "The experiment (%s) has no checkpoint at sequence %d.".formatted(id, sequence));
        }
        return checkpoint(fork.parent(), sequence);
    }

    Checkpoint newestCheckpoint(Experiment experiment) {
        var fork = experiment.fork();
        var newest = checkpoint(experiment.id(), fork == null ? 0 : fork.sequence());
        while (true) {
            var key = Keys.at(experiment.id(), newest.sequence() + 1, "checkpoint");
            var next = once.find(key, Checkpoint.class);
            if (next.isEmpty()) {
                return newest;
            }
            newest = next.get();
        }
    }
}
