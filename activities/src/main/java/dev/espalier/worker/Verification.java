package dev.espalier.worker;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.Once;
import dev.espalier.artifact.Sha256;
import dev.espalier.artifact.TamperedArtifact;
import dev.espalier.catalogue.Verifier;
import dev.espalier.method.Work;
import dev.espalier.search.Checkpoint;
import dev.espalier.search.Experiment;
import dev.espalier.step.Keys;
import dev.espalier.step.Records.Candidates;
import dev.espalier.step.Records.Evaluation;
import dev.espalier.step.Records.Evaluations;
import dev.espalier.step.Records.Pool;
import dev.espalier.step.Records.Trials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides everything once more, through the same code as the steps, and compares the bytes. */
public final class Verification implements Verifier {

    private final Desk desk;
    private final Closing closing;
    private final Work work;

    public Verification(Desk desk) {
        this.desk = desk;
        // Its own, since what a running search remembers of its rounds must stay where that search is.
        this.closing = new Closing(desk);
        this.work = new Unhurried(desk.store());
    }

    @Override
    public Verdict verify(String id, Checkpoint last, Progress progress) {
        int decisions = 0;
        try {
            var experiment = desk.history().newestRevision(id);
            var fork = experiment.fork();
            var current = desk.history().checkpoint(id, fork == null ? 0 : fork.sequence());
            int steps = last.sequence() - current.sequence();
            if (fork == null) {
                decisions += requireStart(experiment, current);
            }
            for (int step = 1; step <= steps; step++) {
                var next = desk.history().checkpoint(id, current.sequence() + 1);
                decisions += current.ready() ? round(id, current, next) : warmUp(experiment, current, next);
                progress.checked(step, steps);
                current = next;
            }
            requireEqual("the last checkpoint", current, last);
            return new Verdict(decisions, null, last.state().sha256());
        } catch (Difference
                | TamperedArtifact
                | UncheckedIOException
                | IllegalStateException
                | IllegalArgumentException e) {
            return new Verdict(
                    decisions, String.valueOf(e.getMessage()), last.state().sha256());
        }
    }

    private int requireStart(Experiment experiment, Checkpoint first) {
        requireState(
                "the start",
                desk.minds().of(desk.history().firstRevision(experiment.id())).start(),
                first.state());
        return 1;
    }

    /** A chunk that cost GPU time is not computed again: its state is compared with its own hash only. */
    private int warmUp(Experiment experiment, Checkpoint from, Checkpoint next) {
        if (next.gpuSeconds() > from.gpuSeconds()) {
            desk.store().find(next.state().key()).ifPresent(found -> requireEqual("the warm-up", found, next.state()));
            return 0;
        }
        var warmup = desk.minds().of(experiment).warmUp(from, work);
        requireState("the warm-up before round 1", warmup.state(), next.state());
        return 1;
    }

    private int round(String id, Checkpoint from, Checkpoint next) {
        var where = "round " + (from.round() + 1);
        var pool = recorded(id, from, "pool", Pool.class);
        var experiment = desk.obeyed(pool);
        var mind = desk.minds().of(experiment);
        requireEqual("the proposals of " + where, mind.propose(from, pool.experiment()), pool);
        var batch = recorded(id, from, "batch", Candidates.class);
        requireEqual("the screening of " + where, mind.screen(from, pool), batch);
        var trials = desk.once().read(requireOutcomes(next, where), Trials.class);
        requireEqual("the trials of " + where, rebuilt(experiment, from, batch, trials), trials.trials());
        requireState("the state after " + where, mind.tell(from, trials.trials(), work), next.state());
        requireEqual(
                "the checkpoint after " + where,
                Closing.next(from, trials, requireOutcomes(next, where), next.state()),
                next);
        return 3;
    }

    private Object rebuilt(Experiment experiment, Checkpoint from, Candidates batch, Trials trials) {
        var evaluations = new ArrayList<Evaluation>();
        for (var ref : trials.evaluations()) {
            evaluations.addAll(desk.once().read(ref, Evaluations.class).evaluations());
        }
        // A group whose step failed left no evaluations, so its trials cannot be rebuilt from any.
        return evaluations.size() < batch.candidates().size()
                ? trials.trials()
                : closing.trials(experiment, from, batch.candidates(), evaluations);
    }

    private <T> T recorded(String id, Checkpoint from, String what, Class<T> type) {
        var key = Keys.at(id, from.sequence(), what);
        return desk.once()
                .find(key, type)
                .orElseThrow(() -> new Difference("The artifact (%s) is missing.".formatted(key)));
    }

    private static ArtifactRef requireOutcomes(Checkpoint next, String where) {
        @Nullable ArtifactRef outcomes = next.outcomes();
        if (outcomes == null) {
            throw new Difference("The checkpoint after %s names no trials.".formatted(where));
        }
        return outcomes;
    }

    private void requireState(String what, Record computed, ArtifactRef recorded) {
        try (var content = desk.store().open(recorded)) {
            content.skipNBytes(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        requireEqual(what, Sha256.hex(Once.bytes(computed)), recorded.sha256());
    }

    private static void requireEqual(String what, Object computed, Object recorded) {
        if (!List.of(computed).equals(List.of(recorded))) {
            throw new Difference("What was recorded differs first at %s.".formatted(what));
        }
    }

    /** The first place where what was recorded is not what is decided. */
    private static final class Difference extends RuntimeException {
        private Difference(String message) {
            super(message);
        }
    }
}
