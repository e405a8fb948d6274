package dev.espalier.worker;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.Once;
import dev.espalier.artifact.Sha256;
import dev.espalier.artifact.TamperedArtifact;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.method.Work;
import dev.espalier.search.Checkpoint;
import dev.espalier.step.Keys;
import dev.espalier.step.Records.Candidates;
import dev.espalier.step.Records.Pool;
import dev.espalier.step.Records.Trials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The steps of an experiment decided once more and compared, one after the other, from those that it inherited on. All
 * that speaks against them is a {@link Difference}.
 */
final class Replay {

    private final Desk desk;
    private final String id;
    private final Closing closing;
    private final RecordedEvaluations evaluations;
    private final Work work;

    /** Who made the steps from a sequence on: an ancestor up to where the next one was forked from it. */
    private final NavigableMap<Integer, String> makers = new TreeMap<>();

    private int decisions;

    Replay(Desk desk, String id) {
        this.desk = desk;
        this.id = id;
        this.work = new Unhurried(desk.store());
        this.evaluations = new RecordedEvaluations(desk, work);
        // Its own, since what a running search remembers of its rounds must stay where that search is.
        this.closing = new Closing(desk);
    }

    /** Decided once more so far. */
    int decisions() {
        return decisions;
    }

    /** The first checkpoint of the first ancestor. */
    Checkpoint start() {
        return clearly("The start", () -> {
            var root = trace();
            var first = desk.history().checkpoint(root, 0);
            requireState(
                    "the start",
                    desk.minds().of(desk.history().firstRevision(root)).start(),
                    first.state());
            Difference.require("the first checkpoint", new Checkpoint(0, 0, 0, 0, false, first.state(), null), first);
            decisions++;
            return first;
        });
    }

    private String trace() {
        int made = Integer.MAX_VALUE;
        for (var maker = id; ; ) {
            var fork = desk.history().newestRevision(maker).fork();
            int first = fork == null ? 0 : fork.sequence();
            if (first < made) {
                makers.put(first, maker);
                made = first;
            }
            if (fork == null) {
                return maker;
            }
            maker = fork.parent();
        }
    }

    /** The next checkpoint. */
    Checkpoint step(Checkpoint reached) {
        return clearly(reached.ready() ? "Round " + (reached.round() + 1) : "The warm-up", () -> {
            int sequence = reached.sequence();
            var maker = Objects.requireNonNull(makers.floorEntry(sequence)).getValue();
            var from = makers.containsKey(sequence) ? begin(maker, reached) : reached;
            var next = desk.history().checkpoint(maker, sequence + 1);
            decisions += from.ready() ? round(maker, from, next) : warmUp(maker, from, next);
            return next;
        });
    }

    /** What a search began with, at what its parent had reached. */
    private Checkpoint begin(String maker, Checkpoint reached) {
        var first = desk.minds().of(desk.history().firstRevision(maker));
        var begin = desk.history().checkpoint(maker, reached.sequence());
        Difference.require("the checkpoint that %s begins with".formatted(maker), first.inherited(reached), begin);
        return begin;
    }

    /** A chunk that cost GPU time is not computed again: its state is compared with its own hash only. */
    private int warmUp(String maker, Checkpoint from, Checkpoint next) {
        boolean costly = next.gpuSeconds() > from.gpuSeconds();
        var ready = next.ready();
        long seconds = next.gpuSeconds();
        if (costly) {
            requireIntact(next.state());
        } else {
            var warmup = desk.minds().of(desk.history().newestRevision(maker)).warmUp(from, work);
            requireState(
                    "the warm-up before round %d%s".formatted(from.round() + 1, of(maker)),
                    warmup.state(),
                    next.state());
            ready = warmup.ready();
            seconds = from.gpuSeconds() + warmup.gpuSeconds();
        }
        Difference.require(
                "the checkpoint after the warm-up" + of(maker),
                new Checkpoint(from.sequence() + 1, from.round(), from.trials(), seconds, ready, next.state(), null),
                next);
        return costly ? 0 : 1;
    }

    private int round(String maker, Checkpoint from, Checkpoint next) {
        var where = "round %d%s".formatted(from.round() + 1, of(maker));
        var pool = recorded(maker, from, "pool", Pool.class);
        var experiment = desk.obeyed(pool);
        var mind = desk.minds().of(experiment);
        Difference.require("the proposals of " + where, mind.propose(from, pool.experiment()), pool);
        var batch = recorded(maker, from, "batch", Candidates.class);
        Difference.require("the screening of " + where, mind.screen(from, pool), batch);
        var outcomes = requireOutcomes(next, where);
        var trials = desk.once().read(outcomes, Trials.class);
        var round = new RecordedEvaluations.Round(where, maker, from, experiment, batch.candidates(), trials);
        Difference.require(
                "the trials of " + where,
                closing.trials(experiment, from, batch.candidates(), evaluations.of(round)),
                trials.trials());
        Difference.require(
                "the judgement of the screen in " + where,
                Optional.ofNullable(mind.judge(from, trials.trials())),
                Optional.ofNullable(trials.judgement()));
        requireState("the state after " + where, mind.tell(from, trials.trials(), work), next.state());
        Difference.require("the checkpoint after " + where, Closing.next(from, trials, outcomes, next.state()), next);
        return 3;
    }

    private String of(String maker) {
        return maker.equals(id) ? "" : " of " + maker;
    }

    private <T> T recorded(String maker, Checkpoint from, String what, Class<T> type) {
        var key = Keys.at(maker, from.sequence(), what);
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
        requireIntact(recorded);
        Difference.require(what, Sha256.hex(Once.bytes(computed)), recorded.sha256());
    }

    private void requireIntact(ArtifactRef recorded) {
        try (var content = desk.store().open(recorded)) {
            content.skipNBytes(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What keeps a step from being decided again, as a plug-in that is gone, speaks against it, too. */
    private static <T> T clearly(String where, Supplier<T> decide) {
        try {
            return decide.get();
        } catch (InvalidInput e) {
            throw new Difference("%s cannot be decided again. %s".formatted(where, e.getMessage()));
        } catch (NoSuchElementException
                | NullPointerException
                | IndexOutOfBoundsException
                | ClassCastException
                | UnsupportedOperationException
                | ArithmeticException e) {
            throw new Difference("%s cannot be decided again: the plug-in failed with %s.".formatted(where, e));
        } catch (TamperedArtifact | UncheckedIOException | IllegalStateException | IllegalArgumentException e) {
            throw new Difference(String.valueOf(e.getMessage()));
        }
    }
}
