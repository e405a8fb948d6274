package dev.espalier.ledger;

import dev.espalier.search.Checkpoint;
import dev.espalier.search.Ending;
import dev.espalier.search.Experiment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An experiment as it stands.
 *
 * @param experiment its newest revision
 * @param slots metrics by which its trials can be sorted: objectives, limits, then cost
 * @param rounds closed, those before its fork included
 * @param trials recorded, those before its fork and of the round under way included
 * @param failed among its own trials, as are {@code infeasible} and {@code repeated}
 * @param front how many trials no other dominates
 * @param crashes how often something that carried it died
 * @param lostSeconds of evaluation that had to be done again
 * @param race that it is a run of, or null
 * @param thinkingMicros wall time of the method itself, of its own rounds
 * @param warmup what the method has told of its warm-up, also after that; null when nothing
 */
public record ExperimentView(
        Experiment experiment,
        Status status,
        @Nullable Ending ending,
        @Nullable String reason,
        List<String> slots,
        String actor,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        Instant changedAt,
        @Nullable Checkpoint checkpoint,
        int rounds,
        int trials,
        int failed,
        int infeasible,
        int repeated,
        long gpuSeconds,
        @Nullable Best best,
        int front,
        int crashes,
        long lostSeconds,
        @Nullable Integer forkRound,
        @Nullable String race,
        long thinkingMicros,
        @Nullable Warmup warmup) {

    /**
     * The best trial that keeps to the limits.
     *
     * @param round from 0
     * @param figure of the first objective
     */
    public record Best(String trial, int round, double figure) {}

    /** How its own trials ended that gave no new measures. */
    record Counts(int failed, int infeasible, int repeated) {}

    /** The same as it stood earlier. */
    ExperimentView asOf(
            int rounds,
            int trials,
            Counts counts,
            long gpuSeconds,
            @Nullable Best best,
            int front,
            History.Totals totals) {
        return new ExperimentView(
                experiment,
                status,
                ending,
                reason,
                slots,
                actor,
                createdAt,
                startedAt,
                endedAt,
                changedAt,
                checkpoint,
                rounds,
                trials,
                counts.failed,
                counts.infeasible,
                counts.repeated,
                gpuSeconds,
                best,
                front,
                (int) totals.crashes(),
                totals.lostSeconds(),
                forkRound,
                race,
                thinkingMicros,
                warmup);
    }

    public String id() {
        return experiment.id();
    }

    public String name() {
        return experiment.name();
    }

    /** The warm-up that is not done yet and has told how far it is; null otherwise. */
    public @Nullable Warmup warming() {
        return checkpoint == null || checkpoint.ready() ? null : warmup;
    }

    /** When that will be done, while the search runs. */
    public Optional<Instant> warmedUpAt() {
        var warming = warming();
        return warming == null || status != Status.RUNNING ? Optional.empty() : warming.end();
    }

    /** Trials of its own rounds, without those before its fork: rounds are shorter than the batch only at a budget's end. */
    public int ownTrials() {
        return forkRound == null ? trials : Math.max(0, trials - forkRound * experiment.batch());
    }

    /** SHA-256 of what its method has learned, empty before its start. */
    public String stateSha256() {
        return checkpoint == null ? "" : checkpoint.state().sha256();
    }

    /** One more at every change of the state. */
    public int sequence() {
        return checkpoint == null ? 0 : checkpoint.sequence();
    }

    /** Changes whenever anything shown of it does. */
    public String tag() {
        return experiment.revision() + "." + sequence() + "." + trials + "." + status.word() + "."
                + changedAt.toEpochMilli();
    }

    static ExperimentView of(ExperimentRow row) {
        return new ExperimentView(
                row.document,
                row.status,
                row.ending,
                row.reason,
                List.copyOf(row.slots),
                row.actor,
                row.createdAt,
                row.startedAt,
                row.endedAt,
                row.changedAt,
                row.checkpoint,
                row.rounds,
                row.trials + row.recorded,
                row.failed,
                row.infeasible,
                row.repeated,
                row.gpuSeconds,
                best(row),
                row.frontSize,
                row.crashes,
                row.lostSeconds,
                row.forkRound,
                row.race,
                row.thinkingMicros,
                row.warmup);
    }

    private static @Nullable Best best(ExperimentRow row) {
        var round = row.bestRound;
        var place = row.bestPlace;
        var figure = row.bestFigure;
        return round == null || place == null || figure == null
                ? null
                : new Best(new TrialKey(row.id, round, place).trial(), round, figure);
    }
}
