package dev.espalier.race;

import dev.espalier.ledger.Status;
import dev.espalier.ledger.TrialKey;
import dev.espalier.ledger.TrialRow;
import dev.espalier.ledger.TrialStatus;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads the runs of a race that have ended; what was read once is remembered, since it does not change any more. */
@Singleton
public class Runs {

    private static final int AT_ONCE = 50;
    private static final int REMEMBERED = 20_000;

    private final Map<Ended, Run> known = new ConcurrentHashMap<>();

    /** A run that ended; it may be started again and end once more. */
    private record Ended(
            String experiment,
            int place,
            Status status,
            int trials,
            long thinkingMicros,
            @Nullable Instant startedAt,
            Instant endedAt) {

        private static Ended of(Object[] row) {
            return new Ended(
                    (String) row[0],
                    (Integer) row[1],
                    (Status) row[2],
                    (Integer) row[3],
                    (Long) row[4],
                    (Instant) row[5],
                    (Instant) row[6]);
        }

        private double wallSeconds() {
            return startedAt == null ? 0 : Duration.between(startedAt, endedAt).toMillis() / 1e3;
        }
    }

    /** In the order of their places. */
    @Transactional
    public List<Run> of(Race race) {
        if (known.size() > REMEMBERED) {
            known.clear();
        }
        var ended = TrialRow.getEntityManager()
                .createQuery("""
                        select id, racePlace, status, trials, thinkingMicros, startedAt, endedAt
                        from ExperimentRow where race = ?1 and endedAt is not null order by racePlace""", Object[].class)
                .setParameter(1, race.id())
                .getResultStream()
                .map(Ended::of)
                .toList();
        var fresh = ended.stream().filter(run -> !known.containsKey(run)).toList();
        for (int from = 0; from < fresh.size(); from += AT_ONCE) {
            read(race, fresh.subList(from, Math.min(fresh.size(), from + AT_ONCE)));
        }
        return ended.stream().map(run -> Objects.requireNonNull(known.get(run))).toList();
    }

    private void read(Race race, List<Ended> runs) {
        var trials = new HashMap<String, List<Object[]>>();
        TrialRow.getEntityManager()
                .createQuery("""
                        select id.experiment, id.round, id.place, slot0, status from TrialRow
                        where id.experiment in ?1 order by id.experiment, id.round, id.place""", Object[].class)
                .setParameter(1, runs.stream().map(Ended::experiment).toList())
                .getResultStream()
                .forEach(row -> trials.computeIfAbsent((String) row[0], _ -> new ArrayList<>())
                        .add(row));
        for (var run : runs) {
            known.put(run, read(race, run, trials.getOrDefault(run.experiment(), List.of())));
        }
    }

    private static Run read(Race race, Ended run, List<Object[]> trials) {
        var objective = race.objective(race.slot(run.place()).track());
        var steps = new LinkedHashMap<TrialKey, Run.Step>();
        double best = Double.NaN;
        for (int i = 0; i < trials.size(); i++) {
            var row = trials.get(i);
            var figure = (Double) row[3];
            boolean counts = figure != null && row[4] == TrialStatus.MEASURED;
            if (counts && (Double.isNaN(best) || better(figure, best, objective))) {
                best = figure;
                steps.put(
                        new TrialKey(run.experiment(), (Integer) row[1], (Integer) row[2]), new Run.Step(i + 1, best));
            }
        }
        return new Run(
                run.experiment(),
                run.place(),
                run.status(),
                run.trials(),
                List.copyOf(steps.values()),
                steps.isEmpty() ? Map.of() : reported(steps.sequencedKeySet().getLast()),
                run.thinkingMicros() / 1e6,
                run.wallSeconds());
    }

    static boolean better(double figure, double than, Objective objective) {
        return objective.direction() == Objective.Direction.MAXIMIZE ? figure > than : figure < than;
    }

    /** What was not searched by: figures of the test set. */
    private static Map<String, Double> reported(TrialKey best) {
        TrialRow row = TrialRow.findById(best);
        var reported = new TreeMap<String, Double>();
        if (row != null) {
            row.measures.forEach((metric, value) -> {
                if (new Metric(metric).quantity().startsWith("test_")) {
                    reported.put(metric, value);
                }
            });
        }
        return reported;
    }
}
