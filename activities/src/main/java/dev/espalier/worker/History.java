package dev.espalier.worker;

import dev.espalier.artifact.Once;
import dev.espalier.search.Checkpoint;
import dev.espalier.search.Experiment;
import dev.espalier.step.Keys;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The revisions and checkpoints of experiments, as the artifact store holds them. */
final class History {

    private final Once once;

    History(Once once) {
        this.once = once;
    }

    /** The revision that its start obeyed. */
    Experiment firstRevision(String id) {
        return revision(id, List::getFirst);
    }

    Experiment newestRevision(String id) {
        return revision(id, List::getLast);
    }

    /** Numbers may be missing: a revision made while nothing ran is kept only if a run obeyed it. */
    private Experiment revision(String id, Function<List<String>, String> choose) {
        var keys = once.keys(Keys.revisions(id));
        if (keys.isEmpty()) {
            throw new IllegalStateException("The experiment (%s) has no revision in the artifact store.".formatted(id));
        }
        return once.find(choose.apply(keys), Experiment.class).orElseThrow();
    }

    /**
     * The last of keys that are numbered without a gap, from one that is known: in steps that double, then halve, since
     * a search has up to millions of them.
     */
    private int newest(int known, IntFunction<String> key) {
        int step = 1;
        while (once.has(key.apply(known + step))) {
            known += step;
            step *= 2;
        }
        for (; step > 0; step /= 2) {
            if (once.has(key.apply(known + step))) {
                known += step;
            }
        }
        return known;
    }

    /**
     * Keeps the checkpoint an experiment begins with: its own first, or the one it was forked from.
     *
     * @param inherited what the latter is to the fork
     */
    void origin(Experiment experiment, Supplier<Checkpoint> first, UnaryOperator<Checkpoint> inherited) {
        var fork = experiment.fork();
        int sequence = fork == null ? 0 : fork.sequence();
        once.write(
                Keys.at(experiment.id(), sequence, "checkpoint"),
                () -> fork == null ? first.get() : inherited.apply(checkpoint(fork.parent(), sequence)));
    }

    /** A checkpoint of an experiment, or of the ancestor that it inherited it from. */
    Checkpoint checkpoint(String id, int sequence) {
        var own = once.find(Keys.at(id, sequence, "checkpoint"), Checkpoint.class);
        if (own.isPresent()) {
            return own.get();
        }
        var fork = newestRevision(id).fork();
        if (fork == null || sequence > fork.sequence()) {
            throw new IllegalStateException(
                    "The experiment (%s) has no checkpoint at sequence %d.".formatted(id, sequence));
        }
        return checkpoint(fork.parent(), sequence);
    }

    Checkpoint newestCheckpoint(Experiment experiment) {
        var fork = experiment.fork();
        int first = fork == null ? 0 : fork.sequence();
        int newest = newest(first, sequence -> Keys.at(experiment.id(), sequence, "checkpoint"));
        return checkpoint(experiment.id(), newest);
    }
}
