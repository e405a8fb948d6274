package dev.espalier.ledger;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.search.Curve;
import dev.espalier.search.CurvePoint;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the learning curves of many trials, each thinned out; what was read is kept, since a curve never changes. */
@Singleton
public final class LearningCurves {

    private static final int MOST_POINTS = 48;
    private static final int KEPT = 2_000;
    private static final int MOST_RUNNING = 16;

    private final Training training;

    private final Map<String, List<CurvePoint>> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<CurvePoint>> eldest) {
            return size() > KEPT;
        }
    };

    LearningCurves(Training training) {
        this.training = training;
    }

    /** The curve of one trial. */
    public record Line(String trial, TrialStatus status, List<CurvePoint> points) {}

    /** A trial's curve as its row refers to it. */
    record Kept(String trial, TrialStatus status, ArtifactRef curve) {}

    /**
     * Of its own trials, evenly spaced over the rounds, at most about {@code most}, the best among them; and of those
     * that are being evaluated.
     *
     * @param rounds only those of the first so many
     */
    public List<Line> of(ExperimentView experiment, int rounds, int most) {
        var ended = kept(experiment, rounds, most).stream()
                .map(kept -> new Line(kept.trial, kept.status, points(kept.curve)));
        var running = rounds < Integer.MAX_VALUE
                ? Stream.<Line>empty()
                : training.running(experiment, MOST_RUNNING).stream()
                        .map(one -> new Line(
                                one.trial().id(),
                                TrialStatus.RUNNING,
                                thinned(training.curve(experiment, one.trial()))));
        return Stream.concat(ended, running)
                .filter(line -> !line.points.isEmpty())
                .toList();
    }

    @Transactional
    List<Kept> kept(ExperimentView experiment, int rounds, int most) {
        var query = TrialRow.getEntityManager().createQuery("""
                        select id.round, id.place, status, curve from TrialRow
                        where id.experiment = :experiment and curve is not null and id.round < :rounds and %s
                        order by id.experiment, id.round, id.place""".formatted(Spacing.EVEN_OR_BEST), Object[].class);
        return Spacing.of(experiment, most)
                .in(query)
                .setParameter("experiment", experiment.id())
                .setParameter("rounds", rounds)
                .setMaxResults(2 * most)
                .getResultStream()
                .map(row -> new Kept(
                        new TrialKey(experiment.id(), (Integer) row[0], (Integer) row[1]).trial(),
                        (TrialStatus) row[2],
                        (ArtifactRef) row[3]))
                .toList();
    }

    private List<CurvePoint> points(ArtifactRef curve) {
        synchronized (known) {
            var points = known.get(curve.key());
            if (points != null) {
                return points;
            }
        }
        var read = thinned(training.curve(curve));
        synchronized (known) {
            known.put(curve.key(), read);
        }
        return read;
    }

    /** Evenly, the last among them. */
    static List<CurvePoint> thinned(Curve curve) {
        var points = curve.points();
        if (points.size() <= MOST_POINTS) {
            return points;
        }
        var few = new ArrayList<CurvePoint>();
        for (int i = 0; i < MOST_POINTS; i++) {
            few.add(points.get((int) ((long) i * (points.size() - 1) / (MOST_POINTS - 1))));
        }
        return List.copyOf(few);
    }
}
