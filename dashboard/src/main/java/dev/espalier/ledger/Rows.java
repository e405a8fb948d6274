package dev.espalier.ledger;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.hardware.Latency;
import dev.espalier.search.Candidate;
import dev.espalier.search.Measures;
import dev.espalier.search.Outcome;
import dev.espalier.search.Trial;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/** Makes rows of trials and inserts them in bulk. */
final class Rows {

    private static final int ERROR_LENGTH = 4_000;
    private static final int ORIGIN_LENGTH = 64;

    private Rows() {}

    static TrialRow trial(ExperimentRow experiment, Trial trial, Instant now) {
        var row = candidate(Frontier.key(experiment.id, trial), trial.candidate(), now);
        row.status = TrialStatus.of(trial.outcome());
        row.measures = measures(trial.outcome()).values();
        row.sources = sources(trial.outcome());
        row.weights = weights(trial.outcome());
        var traces = trial.traces();
        row.curve = traces == null ? null : traces.curve();
        row.log = traces == null ? null : traces.log();
        row.error = error(trial.outcome());
        row.gpuSeconds = trial.gpuSeconds();
        row.repeated = trial.repeated();
        Slots.fill(row, experiment.slots, row.measures);
        return row;
    }

    /** A candidate that the screen dropped, at a place after its round's trials. */
    static TrialRow filtered(TrialKey key, Candidate candidate, Instant now) {
        var row = candidate(key, candidate, now);
        row.status = TrialStatus.FILTERED;
        row.measures = Map.of();
        row.sources = Map.of();
        return row;
    }

    private static TrialRow candidate(TrialKey key, Candidate candidate, Instant now) {
        var row = new TrialRow();
        row.id = key;
        row.architecture = candidate.architecture().id();
        row.epochs = candidate.fidelity().epochs();
        row.resolution = candidate.fidelity().resolution();
        row.origin = Cut.to(ORIGIN_LENGTH, candidate.origin());
        row.parents = candidate.parents();
        row.recordedAt = now;
        var expected = candidate.expected();
        if (expected != null) {
            row.expectedMean = expected.mean();
            row.expectedDeviation = expected.deviation();
            row.expectedFigure = expected.figure();
            row.audited = expected.audited();
        }
        return row;
    }

    private static Measures measures(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Measured(var measures, var _, var _) -> measures;
            case Outcome.Infeasible(var _, var measures) -> measures;
            case Outcome.Failed _ -> Measures.NONE;
        };
    }

    private static Map<String, Latency.Source> sources(Outcome outcome) {
        return outcome instanceof Outcome.Measured measured ? measured.sources() : Map.of();
    }

    private static @Nullable ArtifactRef weights(Outcome outcome) {
        return outcome instanceof Outcome.Measured measured ? measured.weights() : null;
    }

    private static @Nullable String error(Outcome outcome) {
        var error = switch (outcome) {
            case Outcome.Measured _ -> null;
            case Outcome.Infeasible(var reason, var _) -> reason;
            case Outcome.Failed(var reason) -> reason;
        };
        return error == null ? null : Cut.to(ERROR_LENGTH, error);
    }

    /** Joins the transaction that is open, without a session that would keep every row. */
    static void insert(List<TrialRow> rows) {
        var sessions = TrialRow.getEntityManager().getEntityManagerFactory().unwrap(SessionFactory.class);
        try (var session = sessions.openStatelessSession()) {
            session.setJdbcBatchSize(100);
            session.insertMultiple(rows);
        }
    }
}
