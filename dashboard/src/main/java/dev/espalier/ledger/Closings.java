package dev.espalier.ledger;

import dev.espalier.search.Candidate;
import dev.espalier.search.Ending;
import dev.espalier.search.Judgement;
import dev.espalier.search.Metric;
import dev.espalier.search.Outcome;
import dev.espalier.search.Trial;
import dev.espalier.step.Ledger.Closed;
import dev.espalier.step.Ledger.Finished;
import dev.espalier.step.Records.Trials;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes that a round was closed or a search has ended. */
@Singleton
class Closings {

    /** Rows of screened-out candidates in a round, the most promising: a pool can be 4096. */
    private static final int MOST_FILTERED = 256;

    private final Meters meters;

    Closings(Meters meters) {
        this.meters = meters;
    }

    @Transactional
    void close(Closed message, Trials outcomes, List<Candidate> filtered, Instant now) {
        var trials = outcomes.trials();
        var row = require(message.at().experiment());
        if (row.passed(message.next())) {
            return;
        }
        var proposal = message.proposal();
        if (proposal != null) {
            replaceTrials(row, message, trials, filtered, now);
        }
        if (row.checkpoint == null || row.checkpoint.sequence() < message.next().sequence()) {
            row.thinkingMicros += message.thinkingMicros();
        }
        row.standAt(message.next());
        row.changedAt = now;
        warmUp(row, message, now);
        if (proposal != null) {
            updateFront(row, trials, now);
            if (writeRound(row, message, trials, judged(outcomes.judgement(), filtered), now)) {
                meters.closed(row, trials);
                tellOfScreen(row, message, outcomes.judgement(), now);
            }
        }
    }

    private static void warmUp(ExperimentRow row, Closed message, Instant now) {
        var progress = message.progress();
        if (progress == null) {
            return;
        }
        row.warmup = Warmup.after(row.warmup, progress, message.thinkingMicros(), now);
        if (message.next().ready()) {
            Events.write(row, Events.warmed(row, row.warmup, now));
        }
    }

    private static Consumer<RoundRow> judged(@Nullable Judgement judgement, List<Candidate> filtered) {
        return round -> {
            if (judgement != null) {
                round.filtered = filtered.size();
                round.audited = judgement.audited();
                round.tau = judgement.tau();
                round.agreement = judgement.agreement();
                round.regret = judgement.regret();
                round.threshold = judgement.threshold();
                round.suspended = judgement.suspended();
            }
        };
    }

    private static void tellOfScreen(ExperimentRow row, Closed message, @Nullable Judgement judgement, Instant now) {
        if (judgement != null && judgement.next() != judgement.suspended()) {
            Events.write(row, Events.screen(row, message.at().checkpoint().round(), judgement, now));
        }
    }

    private static ExperimentRow require(String id) {
        ExperimentRow row = ExperimentRow.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            throw new IllegalStateException("The ledger has no experiment (%s).".formatted(id));
        }
        return row;
    }

    /** A round's trials are written anew, since what was recorded of a group did not know of the other groups. */
    private void replaceTrials(
            ExperimentRow row, Closed message, List<Trial> trials, List<Candidate> filtered, Instant now) {
        int round = message.at().checkpoint().round();
        var rows = trials.stream()
                .map(trial -> Rows.trial(row, trial, now))
                .collect(Collectors.toCollection(ArrayList::new));
        if (row.recorded > 0 || row.rounds > round) {
            var recorded = recordedAt(row.id, round);
            rows.forEach(trial -> trial.recordedAt = recorded.getOrDefault(trial.id.place(), now));
            TrialRow.delete("id.experiment = ?1 and id.round = ?2", row.id, round);
        }
        filtered.stream()
                .limit(MOST_FILTERED)
                .forEach(
                        candidate -> rows.add(Rows.filtered(new TrialKey(row.id, round, rows.size()), candidate, now)));
        Rows.insert(rows);
    }

    /** When the trials of a round were recorded, by place. */
    private static Map<Integer, Instant> recordedAt(String experiment, int round) {
        return TrialRow.getEntityManager()
                .createQuery(
                        "select id.place, recordedAt from TrialRow where id.experiment = ?1 and id.round = ?2",
                        Object[].class)
                .setParameter(1, experiment)
                .setParameter(2, round)
                .getResultStream()
                .collect(Collectors.toMap(row -> (Integer) row[0], row -> (Instant) row[1]));
    }

    private static void updateFront(ExperimentRow row, List<Trial> trials, Instant now) {
        var before = Frontier.members(row).stream().map(Frontier::trial).toList();
        var after = Frontier.with(before, trials, row.document);
        if (!ids(before).equals(ids(after))) {
            Frontier.keep(row.id, after);
        }
        Bests.update(row, after, now);
    }

    private static List<String> ids(List<Trial> trials) {
        return trials.stream().map(Trial::id).toList();
    }

    /** @return whether the round was not known yet */
    private static boolean writeRound(
            ExperimentRow row, Closed message, List<Trial> trials, Consumer<RoundRow> judged, Instant now) {
        var proposal = Objects.requireNonNull(message.proposal());
        var key = new RoundRow.Key(row.id, message.at().checkpoint().round());
        RoundRow known = RoundRow.findById(key);
        var round = known == null ? new RoundRow() : known;
        int sign = known == null ? 0 : 1;
        row.failed -= sign * round.failed;
        row.infeasible -= sign * round.infeasible;
        row.repeated -= sign * round.repeated;
        round.id = key;
        round.sequence = message.next().sequence();
        round.revision = proposal.revision();
        round.closedAt = known == null ? now : known.closedAt;
        round.asked = proposal.asked();
        round.affordable = proposal.affordable();
        round.evaluated = trials.size();
        count(round, trials);
        spread(round, trials, row.document.problem().objectives().getFirst().metric());
        round.trials = message.next().trials();
        round.gpuSeconds =
                message.next().gpuSeconds() - message.at().checkpoint().gpuSeconds();
        round.totalGpuSeconds = message.next().gpuSeconds();
        round.bestFigure = row.bestFigure;
        round.frontSize = row.frontSize;
        row.failed += round.failed;
        row.infeasible += round.infeasible;
        row.repeated += round.repeated;
        judged.accept(round);
        round.persist();
        return known == null;
    }

    private static void count(RoundRow round, List<Trial> trials) {
        round.failed = (int) trials.stream()
                .filter(trial -> trial.outcome() instanceof Outcome.Failed)
                .count();
        round.infeasible = (int) trials.stream()
                .filter(trial -> trial.outcome() instanceof Outcome.Infeasible)
                .count();
        round.repeated = (int) trials.stream().filter(Trial::repeated).count();
    }

    private static void spread(RoundRow round, List<Trial> trials, Metric metric) {
        var figures = trials.stream()
                .filter(trial -> trial.outcome() instanceof Outcome.Measured measured
                        && measured.measures().has(metric))
                .mapToDouble(
                        trial -> ((Outcome.Measured) trial.outcome()).measures().get(metric))
                .sorted()
                .toArray();
        if (figures.length > 0) {
            round.lowest = figures[0];
            round.median = figures[figures.length / 2];
            round.highest = figures[figures.length - 1];
        }
    }

    @Transactional
    void finish(Finished message, Instant now) {
        var row = require(message.experiment());
        if (row.passed(message.checkpoint())) {
            return;
        }
        row.status = switch (message.ending()) {
            case BUDGET_SPENT, NOTHING_LEFT -> Status.FINISHED;
            case STOPPED -> Status.STOPPED;
            case FAILED -> Status.FAILED;
        };
        row.ending = message.ending();
        row.reason = message.reason() == null ? null : Cut.to(4_000, message.reason());
        row.endedAt = now;
        row.changedAt = now;
        row.recorded = message.ending() == Ending.STOPPED ? row.recorded : 0;
        Events.write(row, Events.ended(row, message, now));
    }
}
