package dev.espalier.ledger;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads rounds and what is drawn of them. */
@Singleton
public final class Rounds {

    /** An experiment's own rounds, the newest first. */
    @Transactional
    public Page<RoundView> page(String experiment, @Nullable String cursor, int limit) {
        return page(experiment, Integer.MAX_VALUE, cursor, limit);
    }

    /** Its own rounds among the first so many, the newest first. */
    @Transactional
    public Page<RoundView> page(String experiment, int rounds, @Nullable String cursor, int limit) {
        int before = cursor == null
                ? rounds
                : Math.min(rounds, Cursor.integer(Cursor.parts(cursor, 1).getFirst()));
        List<RoundRow> rows = RoundRow.<RoundRow>find(
                        "id.experiment = ?1 and id.round < ?2 order by id.experiment desc, id.round desc",
                        experiment,
                        before)
                .range(0, limit)
                .list();
        return Page.of(rows, limit, RoundView::of, row -> Cursor.of(row.id.round()));
    }

    /** At most {@code most} of its own rounds, evenly spaced, oldest first; the newest is always among them. */
    @Transactional
    public List<RoundView> spaced(String experiment, int most) {
        return spaced(experiment, Integer.MAX_VALUE, most);
    }

    /** The same of the first so many rounds. */
    @Transactional
    public List<RoundView> spaced(String experiment, int rounds, int most) {
        RoundRow newest = newest(experiment, rounds);
        RoundRow oldest = RoundRow.<RoundRow>find("id.experiment = ?1 order by id.experiment, id.round", experiment)
                .range(0, 0)
                .firstResult();
        if (newest == null || oldest == null || oldest.id.round() > newest.id.round()) {
            return List.of();
        }
        int step = Math.ceilDiv(newest.id.round() - oldest.id.round() + 1, Math.max(1, most));
        return RoundRow.<RoundRow>list(
                        "id.experiment = :experiment and id.round <= :newest and mod(:newest - id.round, :step) = 0 order by id.experiment, id.round",
                        Map.of("experiment", experiment, "newest", newest.id.round(), "step", step))
                .stream()
                .map(RoundView::of)
                .toList();
    }

    private static @Nullable RoundRow newest(String experiment, int rounds) {
        return RoundRow.<RoundRow>find(
                        "id.experiment = ?1 and id.round < ?2 order by id.experiment desc, id.round desc",
                        experiment,
                        rounds)
                .range(0, 0)
                .firstResult();
    }

    /** A round, counted from 0, of this experiment or of one it came from. */
    @Transactional
    public Optional<RoundView> find(String experiment, int round) {
        ExperimentRow row = ExperimentRow.findById(experiment);
        return row == null
                ? Optional.empty()
                : Lineage.of(row)
                        .owner(round)
                        .flatMap(owner -> RoundRow.<RoundRow>findByIdOptional(new RoundRow.Key(owner, round)))
                        .map(RoundView::of);
    }

    /** The checkpoint's sequence after so many closed rounds, of this experiment or of one it came from. */
    @Transactional
    public OptionalInt sequenceAfter(String experiment, int rounds) {
        if (rounds == 0) {
            return OptionalInt.of(0);
        }
        ExperimentRow row = ExperimentRow.findById(experiment);
        return row == null
                ? OptionalInt.empty()
                : Lineage.of(row)
                        .owner(rounds - 1)
                        .flatMap(owner -> RoundRow.<RoundRow>findByIdOptional(new RoundRow.Key(owner, rounds - 1)))
                        .map(round -> OptionalInt.of(round.sequence))
                        .orElse(OptionalInt.empty());
    }

    /**
     * The best trial from some moment on.
     *
     * @param trials so far
     * @param gpuSeconds so far
     * @param figure of the first objective, or null where no trial kept to the limits
     */
    public record BestPoint(
            int trials,
            int revision,
            long gpuSeconds,
            Instant at,
            @Nullable Double figure,
            @Nullable String trial) {}

    /** How the best changed, oldest first; at most {@code most}, the newest when there are more. */
    @Transactional
    public List<BestPoint> best(String experiment, int most) {
        return best(experiment, Integer.MAX_VALUE, most);
    }

    /** The same among the first so many trials. */
    @Transactional
    public List<BestPoint> best(String experiment, int trials, int most) {
        List<BestRow> rows = BestRow.<BestRow>find(
                        "id.experiment = ?1 and id.trials <= ?2 order by id.experiment desc, id.trials desc, id.revision desc",
                        experiment,
                        trials)
                .range(0, most - 1)
                .list();
        return rows.reversed().stream().map(Rounds::point).toList();
    }

    private static BestPoint point(BestRow row) {
        var round = row.round;
        var place = row.place;
        return new BestPoint(
                row.id.trials(),
                row.id.revision(),
                row.gpuSeconds,
                row.at,
                row.figure,
                round == null || place == null ? null : new TrialKey(row.id.experiment(), round, place).trial());
    }

    /**
     * A trial as a mark in a chart.
     *
     * @param at its place among all trials, from 1
     * @param x the second slot's figure, {@code y} the first's
     */
    public record Dot(
            String trial,
            int at,
            TrialStatus status,
            @Nullable Double x,
            @Nullable Double y) {}

    /** At most about {@code most} of its own trials that have a first figure, evenly spaced over the first so many rounds. */
    @Transactional
    public List<Dot> dots(ExperimentView experiment, int rounds, int most) {
        var spacing = Spacing.of(experiment, most);
        int batch = spacing.batch();
        List<TrialRow> rows = TrialRow.list(
                "id.experiment = :experiment and slot0 is not null and id.round < :rounds and %s order by id.experiment, id.round, id.place"
                        .formatted(Spacing.EVEN),
                Map.of("experiment", experiment.id(), "batch", batch, "step", spacing.step(), "rounds", rounds));
        int first = experiment.forkRound() == null ? 0 : experiment.forkRound();
        return rows.stream()
                .map(row -> new Dot(
                        row.id.trial(),
                        (row.id.round() - first) * batch + row.id.place() + 1 + before(experiment, first, batch),
                        row.status,
                        row.slot1,
                        row.slot0))
                .toList();
    }

    /** Trials before the fork; rounds of its own may be shorter than the batch only at the budget's end. */
    private static int before(ExperimentView experiment, int first, int batch) {
        return experiment.forkRound() == null ? 0 : first * batch;
    }
}
