package dev.espalier.ledger;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.hardware.Latency;
import dev.espalier.search.Candidate;
import dev.espalier.search.Expectation;
import dev.espalier.search.Fidelity;
import dev.espalier.search.Measures;
import dev.espalier.search.Traces;
import dev.espalier.space.Architecture;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A trial as it was recorded, or as it is being evaluated.
 *
 * @param experiment the one that ran it, which is an ancestor's id for a trial from before a fork
 * @param round from 0
 * @param sources where figures come from, by metric; a metric without one was measured by the evaluator
 * @param traces what its evaluation left for people to look at
 * @param error why it failed or was found infeasible
 * @param expected what the screen expected of it, or null where nothing screened
 * @param recordedAt of one that is being evaluated, when its newest attempt began
 */
public record TrialView(
        String id,
        String experiment,
        int round,
        TrialStatus status,
        Architecture architecture,
        Fidelity fidelity,
        String origin,
        List<String> parents,
        Measures measures,
        Map<String, Latency.Source> sources,
        @Nullable ArtifactRef weights,
        Traces traces,
        @Nullable String error,
        long gpuSeconds,
        boolean repeated,
        @Nullable Expectation expected,
        Instant recordedAt) {

    static TrialView of(TrialRow row) {
        return new TrialView(
                row.id.trial(),
                row.id.experiment(),
                row.id.round(),
                row.status,
                Architecture.of(row.architecture),
                new Fidelity(row.epochs, row.resolution),
                row.origin,
                List.copyOf(row.parents),
                new Measures(new TreeMap<>(row.measures)),
                Map.copyOf(row.sources),
                row.weights,
                new Traces(row.curve, row.log),
                row.error,
                row.gpuSeconds,
                row.repeated,
                expected(row),
                row.recordedAt);
    }

    /** One that is being evaluated and has no row yet. */
    static TrialView underWay(TrialKey key, Candidate candidate, Instant begun) {
        return new TrialView(
                key.trial(),
                key.experiment(),
                key.round(),
                TrialStatus.RUNNING,
                candidate.architecture(),
                candidate.fidelity(),
                candidate.origin(),
                candidate.parents(),
                Measures.NONE,
                Map.of(),
                null,
                new Traces(null, null),
                null,
                0,
                false,
                candidate.expected(),
                begun);
    }

    private static @Nullable Expectation expected(TrialRow row) {
        var mean = row.expectedMean;
        var deviation = row.expectedDeviation;
        return mean == null || deviation == null
                ? null
                : new Expectation(mean, deviation, row.expectedFigure, row.audited);
    }
}
