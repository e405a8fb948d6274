package dev.espalier.ledger;

import dev.espalier.search.Experiment;
import dev.espalier.search.Trial;
import dev.espalier.step.Ledger.Opened;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Writes that a search began, or obeys a new revision. */
@Singleton
class Openings {

    private static final int READ_AT_ONCE = 1_000;

    @Transactional
    void open(Opened message, Instant now) {
        ExperimentRow row = ExperimentRow.findById(message.experiment().id(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            throw new IllegalStateException("The ledger has no experiment (%s)."
                    .formatted(message.experiment().id()));
        }
        if (row.passed(message.checkpoint())) {
            return;
        }
        boolean first = row.startedAt == null;
        row.standAt(message.checkpoint());
        row.changedAt = now;
        obey(row, message.experiment());
        if (first) {
            row.startedAt = now;
            Frontier.keep(row.id, rebuilt(row));
            Events.write(row, Events.started(row, now));
        }
        Bests.update(row, now);
    }

    /**
     * Takes a revision on, unless a newer one is known; the front is one over what that one trades off. Labels stay: a search
     * does not learn of it when people change them.
     */
    static void obey(ExperimentRow row, Experiment experiment) {
        if (experiment.revision() < row.revision) {
            return;
        }
        var before = row.document;
        row.describe(experiment.labelled(before.labels()));
        row.revision = experiment.revision();
        if (!Frontier.axes(before).equals(Frontier.axes(experiment))) {
            Frontier.keep(row.id, rebuilt(row));
        }
    }

    /** The front of all closed rounds, those of the parent before a fork included. */
    private static List<Trial> rebuilt(ExperimentRow row) {
        List<Trial> front = List.of();
        for (var segment : Lineage.of(row).segments()) {
            var last = new TrialKey(segment.experiment(), segment.from(), -1);
            while (last != null) {
                List<TrialRow> rows = after(last, Math.min(segment.before(), row.rounds));
                front = Frontier.with(front, rows.stream().map(Frontier::trial).toList(), row.document);
                last = rows.size() < READ_AT_ONCE ? null : rows.getLast().id;
            }
        }
        return front;
    }

    private static List<TrialRow> after(TrialKey last, int before) {
        return TrialRow.<TrialRow>find(
                        "id.experiment = ?1 and (id.round > ?2 or (id.round = ?2 and id.place > ?3)) and id.round < ?4"
                                + " and status <> ?5 order by id.experiment, id.round, id.place",
                        last.experiment(),
                        last.round(),
                        last.place(),
                        before,
                        TrialStatus.FILTERED)
                .range(0, READ_AT_ONCE - 1)
                .list();
    }
}
