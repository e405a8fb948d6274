package dev.espalier.ledger;

import dev.espalier.search.Candidate;
import dev.espalier.search.Trial;
import dev.espalier.step.Ledger.Recorded;
import dev.espalier.step.Records.Evaluations;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes the trials of a group when it has been evaluated, before its round is closed. */
@Singleton
class Recordings {

    private final Meters meters;

    Recordings(Meters meters) {
        this.meters = meters;
    }

    @Transactional
    void record(
            Recorded message,
            List<Candidate> candidates,
            Evaluations evaluations,
            List<AttemptRow> worked,
            Instant now) {
        var checkpoint = message.at().checkpoint();
        ExperimentRow row = ExperimentRow.findById(message.at().experiment(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null || row.rounds > checkpoint.round()) {
            return;
        }
        int first = message.evaluated().group().first();
        long known = TrialRow.count(
                "id.experiment = ?1 and id.round = ?2 and id.place >= ?3 and id.place < ?4",
                row.id,
                checkpoint.round(),
                first,
                first + candidates.size());
        if (known > 0) {
            return;
        }
        var rows = new ArrayList<TrialRow>();
        for (int i = 0; i < candidates.size(); i++) {
            var evaluation = evaluations.evaluations().get(i);
            rows.add(Rows.trial(
                    row,
                    new Trial(
                            Trial.id(checkpoint.round(), first + i),
                            checkpoint.round(),
                            candidates.get(i),
                            evaluation.outcome(),
                            evaluation.gpuSeconds(),
                            false,
                            evaluation.traces()),
                    now));
        }
        Rows.insert(rows);
        worked.forEach(attempt -> AttemptRow.getEntityManager().merge(attempt));
        row.recorded += rows.size();
        row.changedAt = now;
        for (var rerun : evaluations.reruns()) {
            if (Events.write(row, Events.rerun(row, rows.getFirst(), rerun, now))) {
                meters.recovered(EventRow.Kind.RERUN, rerun.lostSeconds());
            }
        }
    }
}
