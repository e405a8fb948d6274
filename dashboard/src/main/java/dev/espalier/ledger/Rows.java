package dev.espalier.ledger;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.hardware.Latency;
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
        var candidate = trial.candidate();
        var row = new TrialRow();
        row.id = Frontier.key(experiment.id, trial);
        row.status = TrialStatus.of(trial.outcome());
        row.architecture = candidate.architecture().id();
        row.epochs = candidate.fidelity().epochs();
        row.resolution = candidate.fidelity().resolution();
        row.origin = Cut.to(ORIGIN_LENGTH, candidate.origin());
        row.parents = candidate.parents();
        row.measures = measures(trial.outcome()).values();
        row.sources = sources(trial.outcome());
        row.weights = weights(trial.outcome());
        row.error = error(trial.outcome());
        row.gpuSeconds = trial.gpuSeconds();
        row.repeated = trial.repeated();
        row.recordedAt = now;
        Slots.fill(row, experiment.slots, row.measures);
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
