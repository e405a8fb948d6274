package dev.espalier.ledger;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.search.Outcome;
import dev.espalier.step.Attempts;
import dev.espalier.step.Attempts.Attempt;
import dev.espalier.step.Measurings;
import dev.espalier.step.MethodSteps.At;
import dev.espalier.step.Records.Evaluations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads from the marks of workers and devices when they worked on a group. */
final class Stints {

    private static final int LANE_LENGTH = 200;

    private final Attempts attempts;
    private final Measurings measurings;

    Stints(ArtifactStore store) {
        this.attempts = new Attempts(store);
        this.measurings = new Measurings(store);
    }

    /** Of a group that has come to its end; none where it was looked up. */
    List<AttemptRow> rows(At at, int first, Evaluations evaluations, Instant now) {
        int round = at.checkpoint().round();
        int sequence = at.checkpoint().sequence();
        boolean failed = evaluations.evaluations().getFirst().outcome() instanceof Outcome.Failed;
        var measured = measurings.of(at.experiment(), sequence, first);
        var end = measured.stream()
                .map(mark -> Instant.ofEpochMilli(mark.begunAt()))
                .min(Instant::compareTo)
                .orElse(now);
        var rows = new ArrayList<AttemptRow>();
        for (var span : spans(at.experiment(), sequence, attempts.marks(at.experiment(), sequence, first), end)) {
            var kind = failed && span.kind != Stint.Kind.CUT_OFF ? Stint.Kind.FAILED : span.kind;
            rows.add(row(at, round, span.attempt, kind, span.end));
        }
        for (var mark : measured) {
            var key = new AttemptRow.Key(at.experiment(), round, first, Cut.to(LANE_LENGTH, mark.device()), 1);
            rows.add(AttemptRow.of(
                    key,
                    Stint.Kind.MEASURED,
                    Instant.ofEpochMilli(mark.begunAt()),
                    Instant.ofEpochMilli(mark.endedAt())));
        }
        return rows;
    }

    private static AttemptRow row(At at, int round, Attempt attempt, Stint.Kind kind, Instant end) {
        var lane = Cut.to(LANE_LENGTH, attempt.worker());
        return AttemptRow.of(
                new AttemptRow.Key(at.experiment(), round, attempt.first(), lane, attempt.attempt()),
                kind,
                Instant.ofEpochMilli(attempt.startedAt()),
                end);
    }

    /** Of the groups of the round under way that no row tells of yet. */
    List<Stint> underWay(ExperimentView experiment, List<Attempt> newest, Instant now) {
        return newest.stream()
                .flatMap(last -> {
                    var marks = attempts.marks(experiment.id(), experiment.sequence(), last.first());
                    return spans(experiment.id(), experiment.sequence(), marks, now).stream()
                            .map(span -> underWay(experiment, span));
                })
                .toList();
    }

    private Stint underWay(ExperimentView experiment, Span span) {
        boolean over = attempts.endedAt(experiment.id(), experiment.sequence(), span.attempt)
                .isPresent();
        return new Stint(
                new TrialKey(experiment.id(), experiment.rounds(), span.attempt.first()).trial(),
                experiment.rounds(),
                span.attempt.worker(),
                span.attempt.attempt(),
                span.kind == Stint.Kind.CUT_OFF || over ? span.kind : Stint.Kind.RUNNING,
                Instant.ofEpochMilli(span.attempt.startedAt()),
                span.end);
    }

    private record Span(Attempt attempt, Stint.Kind kind, Instant end) {}

    private List<Span> spans(String experiment, int sequence, List<Attempt> marks, Instant end) {
        var spans = new ArrayList<Span>();
        @Nullable Attempt before = null;
        for (int i = 0; i < marks.size(); i++) {
            var attempt = marks.get(i);
            if (i + 1 < marks.size()) {
                spans.add(new Span(attempt, Stint.Kind.CUT_OFF, died(experiment, sequence, attempt, marks.get(i + 1))));
            } else {
                var ended = attempts.endedAt(experiment, sequence, attempt).map(Instant::ofEpochMilli);
                spans.add(new Span(attempt, kind(experiment, sequence, before), ended.orElse(end)));
            }
            before = attempt;
        }
        return spans;
    }

    private Stint.Kind kind(String experiment, int sequence, @Nullable Attempt before) {
        if (before == null) {
            return Stint.Kind.EVALUATED;
        }
        return attempts.goesOn(experiment, sequence, before) ? Stint.Kind.WENT_ON : Stint.Kind.AGAIN;
    }

    /** When it was last known to be alive; where nobody knows that, when the next one began. */
    private Instant died(String experiment, int sequence, Attempt attempt, Attempt next) {
        long lastAlive = attempts.cutOff(experiment, sequence, attempt).lastAlive();
        boolean known = lastAlive >= attempt.startedAt() && lastAlive <= next.startedAt();
        return Instant.ofEpochMilli(known ? lastAlive : next.startedAt());
    }
}
