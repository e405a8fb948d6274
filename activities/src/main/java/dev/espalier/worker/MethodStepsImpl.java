package dev.espalier.worker;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.search.Candidate;
import dev.espalier.search.Checkpoint;
import dev.espalier.search.Experiment;
import dev.espalier.search.Progress;
import dev.espalier.step.Keys;
import dev.espalier.step.Ledger.Closed;
import dev.espalier.step.MethodSteps;
import dev.espalier.step.Records.Candidates;
import dev.espalier.step.Records.Evaluations;
import dev.espalier.step.Records.Pool;
import dev.espalier.step.Records.Trials;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets a method think, and keeps what it thought. */
public final class MethodStepsImpl implements MethodSteps {

    private final Desk desk;

    public MethodStepsImpl(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Started start(Experiment experiment) {
        return guarded(_ -> {
            desk.requireRunnable(experiment);
            desk.once().write(Keys.revision(experiment.id(), experiment.revision()), () -> experiment);
            var newest = desk.history().newestRevision(experiment.id());
            desk.history()
                    .origin(
                            newest,
                            () -> firstCheckpoint(newest),
                            from -> desk.minds().of(newest).inherited(from));
            var checkpoint = desk.history().newestCheckpoint(newest);
            return new Started(newest, checkpoint, last(newest, checkpoint));
        });
    }

    /** The step that led to a checkpoint, unless that is where the experiment begins. */
    private @Nullable Closed last(Experiment experiment, Checkpoint checkpoint) {
        var fork = experiment.fork();
        if (checkpoint.sequence() == (fork == null ? 0 : fork.sequence())) {
            return null;
        }
        var from = desk.history().checkpoint(experiment.id(), checkpoint.sequence() - 1);
        var at = new At(experiment.id(), experiment.revision(), from);
        return desk.store()
                .find(key(at, "pool"))
                .map(pool -> proposal(pool, 0))
                .map(proposal ->
                        new Closed(new At(at.experiment(), proposal.revision(), from), proposal, checkpoint, 0))
                .orElseGet(() -> new Closed(at, null, checkpoint, 0, progress(experiment.id(), checkpoint.sequence())));
    }

    private @Nullable Progress progress(String experiment, int sequence) {
        return desk.once()
                .find(Keys.at(experiment, sequence, "progress"), Progress.class)
                .orElse(null);
    }

    private Checkpoint firstCheckpoint(Experiment experiment) {
        var state = desk.once()
                .write(
                        Keys.at(experiment.id(), 0, "state"),
                        () -> desk.minds().of(experiment).start());
        return new Checkpoint(0, 0, 0, 0, false, state, null);
    }

    @Override
    public void revise(Experiment revision) {
        guarded(_ -> {
            desk.requireRunnable(revision);
            return desk.once().write(Keys.revision(revision.id(), revision.revision()), () -> revision);
        });
    }

    @Override
    public Learned warmUp(At at) {
        return guarded(pulse -> {
            var from = at.checkpoint();
            int sequence = from.sequence() + 1;
            var mind = desk.minds().of(desk.revision(at));
            var made = checkpoint(at, sequence, () -> {
                var warmup = mind.warmUp(from, pulse);
                var state = desk.once().write(Keys.at(at.experiment(), sequence, "state"), warmup::state);
                var progress = warmup.progress();
                if (progress != null) {
                    desk.once().write(Keys.at(at.experiment(), sequence, "progress"), () -> progress);
                }
                long seconds = from.gpuSeconds() + warmup.gpuSeconds();
                return new Checkpoint(sequence, from.round(), from.trials(), seconds, warmup.ready(), state, null);
            });
            return Learned.of(made, mind.thinkingMicros(), progress(at.experiment(), sequence));
        });
    }

    @Override
    public Proposal propose(At at) {
        return guarded(_ -> {
            var known = desk.store().find(key(at, "pool"));
            return known.isPresent() ? proposal(known.get(), 0) : proposed(at);
        });
    }

    private Proposal proposal(ArtifactRef ref, long thinkingMicros) {
        var pool = desk.once().read(ref, Pool.class);
        int revision = desk.obeyed(pool).revision();
        return new Proposal(ref, revision, pool.asked(), pool.candidates().size(), thinkingMicros);
    }

    private Proposal proposed(At at) {
        var revision = desk.revisionRef(at.experiment(), at.revision());
        var experiment = desk.once().read(revision, Experiment.class);
        var mind = desk.minds().of(experiment);
        var pool = mind.propose(at.checkpoint(), revision);
        var ref = desk.once().write(key(at, kept("pool", pool.candidates(), experiment)), () -> pool);
        return proposal(ref, mind.thinkingMicros());
    }

    /** Nothing is kept apart, by its revision: with looser limits the same round is asked for again. */
    private static String kept(String what, List<Candidate> candidates, Experiment experiment) {
        return candidates.isEmpty() ? "no-%s-%s".formatted(what, experiment.revision()) : what;
    }

    @Override
    public Batch screen(Screen screen) {
        return guarded(_ -> {
            var at = screen.at();
            var pool = desk.once().read(screen.proposal().pool(), Pool.class);
            var experiment = desk.obeyed(pool);
            var mind = desk.minds().of(experiment);
            var ref = desk.store().find(key(at, "batch")).orElseGet(() -> screened(at, pool, experiment, mind));
            return batch(ref, experiment, mind.thinkingMicros());
        });
    }

    private ArtifactRef screened(At at, Pool pool, Experiment experiment, Mind<?, ?> mind) {
        var batch = mind.screen(at.checkpoint(), pool);
        return desk.once().write(key(at, kept("batch", batch.candidates(), experiment)), () -> batch);
    }

    private Batch batch(ArtifactRef candidates, Experiment experiment, long thinkingMicros) {
        var evaluation = desk.minds().evaluation(experiment);
        int count = desk.once().read(candidates, Candidates.class).candidates().size();
        var groups = new ArrayList<Group>();
        for (int first = 0; first < count; first += evaluation.groupSize()) {
            groups.add(new Group(first, Math.min(evaluation.groupSize(), count - first)));
        }
        return new Batch(candidates, groups, evaluation.queue(), thinkingMicros);
    }

    @Override
    public Evaluated join(Join join) {
        return guarded(_ -> {
            var at = join.at();
            var group = join.measured().getFirst().group();
            var ref = desk.once()
                    .write(
                            key(at, Keys.joined(group.first())),
                            () -> Joining.joined(join.measured().stream()
                                    .map(one -> desk.once()
                                            .read(Objects.requireNonNull(one.evaluations()), Evaluations.class))
                                    .toList()));
            return new Evaluated(group, ref, null);
        });
    }

    @Override
    public Learned update(Update update) {
        return guarded(pulse -> {
            var at = update.at();
            var from = at.checkpoint();
            int sequence = from.sequence() + 1;
            var experiment = desk.obeyed(desk.once().read(update.proposal().pool(), Pool.class));
            var mind = desk.minds().of(experiment);
            var made = checkpoint(at, sequence, () -> {
                var outcomes = desk.once()
                        .write(
                                Keys.at(at.experiment(), sequence, "trials"),
                                () -> desk.closing().trials(experiment, update));
                var trials = desk.once().read(outcomes, Trials.class);
                var state = desk.once()
                        .write(
                                Keys.at(at.experiment(), sequence, "state"),
                                () -> mind.tell(from, trials.trials(), pulse));
                return Closing.next(from, trials, outcomes, state);
            });
            return Learned.of(made, mind.thinkingMicros(), null);
        });
    }

    private Checkpoint checkpoint(At at, int sequence, java.util.function.Supplier<Checkpoint> compute) {
        return desk.once().get(Keys.at(at.experiment(), sequence, "checkpoint"), Checkpoint.class, compute);
    }

    private static String key(At at, String what) {
        return Keys.at(at.experiment(), at.checkpoint().sequence(), what);
    }

    private <T> T guarded(Function<Pulse, T> step) {
        return Guard.run(desk.store(), step);
    }
}
