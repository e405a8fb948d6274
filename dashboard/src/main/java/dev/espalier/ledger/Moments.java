package dev.espalier.ledger;

import dev.espalier.search.Candidate;
import dev.espalier.search.Front;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Outcome;
import dev.espalier.search.Trial;
import dev.espalier.space.Architecture;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads how a search stood after one of its rounds; fronts are kept, since the past does not change. */
@Singleton
public final class Moments {

    private static final int KEPT = 200;

    /** Not looked at: what a front compares are measures. */
    private static final Architecture ANY = new Architecture("any", List.of());

    private final Map<String, List<TrialKey>> fronts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<TrialKey>> eldest) {
            return size() > KEPT;
        }
    };

    private final History history;

    Moments(History history) {
        this.history = history;
    }

    /** Now. */
    public static Moment now(ExperimentView view) {
        return Moment.now(view);
    }

    /**
     * After so many rounds; nothing where they have not been closed.
     *
     * @param rounds from 1; as many as are closed are now
     */
    @Transactional
    public Optional<Moment> after(ExperimentView now, int rounds) {
        if (rounds == now.rounds() && rounds > 0) {
            return Optional.of(Moment.now(now));
        }
        ExperimentRow row = ExperimentRow.findById(now.id());
        if (row == null || rounds < 1 || rounds > now.rounds()) {
            return Optional.empty();
        }
        return Lineage.of(row)
                .owner(rounds - 1)
                .flatMap(owner -> RoundRow.<RoundRow>findByIdOptional(new RoundRow.Key(owner, rounds - 1)))
                .map(closed -> new Moment(view(now, closed), now, rounds, RoundView.of(closed)));
    }

    private ExperimentView view(ExperimentView now, RoundRow closed) {
        var counts = RoundRow.getEntityManager()
                .createQuery("""
                        select coalesce(sum(failed), 0), coalesce(sum(infeasible), 0), coalesce(sum(repeated), 0)
                        from RoundRow where id.experiment = ?1 and id.round <= ?2""", Object[].class)
                .setParameter(1, now.id())
                .setParameter(2, closed.id.round())
                .getSingleResult();
        return now.asOf(
                closed.id.round() + 1,
                closed.trials,
                new ExperimentView.Counts(count(counts[0]), count(counts[1]), count(counts[2])),
                closed.totalGpuSeconds,
                best(closed),
                closed.frontSize,
                history.totals(now.id(), closed.closedAt));
    }

    private static int count(Object sum) {
        return ((Number) sum).intValue();
    }

    private static ExperimentView.@Nullable Best best(RoundRow closed) {
        BestRow row = BestRow.<BestRow>find(
                        "id.experiment = ?1 and id.trials <= ?2 and id.revision <= ?3 order by id.experiment desc, id.trials desc, id.revision desc",
                        closed.id.experiment(),
                        closed.trials,
                        closed.revision)
                .range(0, 0)
                .firstResult();
        if (row == null || row.round == null || row.place == null || row.figure == null) {
            return null;
        }
        return new ExperimentView.Best(
                new TrialKey(row.id.experiment(), row.round, row.place).trial(), row.round, row.figure);
    }

    /** The trials that no other dominated, best in the first objective first. */
    @Transactional
    public List<TrialView> front(Moment moment) {
        ExperimentRow row = ExperimentRow.findById(moment.view().id());
        if (row == null) {
            return List.of();
        }
        if (moment.closed() == null) {
            return Frontier.members(row).stream().map(TrialView::of).toList();
        }
        var lineage = Lineage.of(row);
        return lineage.trials(keys(row, lineage, moment.rounds())).stream()
                .map(TrialView::of)
                .toList();
    }

    private List<TrialKey> keys(ExperimentRow row, Lineage lineage, int rounds) {
        var question = row.id + " " + row.revision + " " + rounds;
        synchronized (fronts) {
            var known = fronts.get(question);
            if (known != null) {
                return known;
            }
        }
        var found = front(row, lineage, rounds);
        synchronized (fronts) {
            fronts.put(question, found);
        }
        return found;
    }

    private static List<TrialKey> front(ExperimentRow row, Lineage lineage, int rounds) {
        var measured = new ArrayList<Trial>();
        for (var segment : lineage.segments()) {
            measured.addAll(measured(row, segment, Math.min(rounds, segment.before())));
        }
        var axes = Frontier.known(
                Frontier.axes(row.document),
                row.document,
                metric -> measured.stream().anyMatch(trial -> has(trial, metric)));
        var complete = measured.stream()
                .filter(trial -> axes.stream().map(Objective::metric).allMatch(metric -> has(trial, metric)))
                .toList();
        return Front.of(complete, axes).trials().stream()
                .map(trial -> Frontier.key(row.id, trial))
                .toList();
    }

    private static boolean has(Trial trial, Metric metric) {
        return trial.outcome() instanceof Outcome.Measured measured
                && measured.measures().has(metric);
    }

    /** Only what is compared is read: this goes over every trial. */
    private static List<Trial> measured(ExperimentRow row, Lineage.Segment segment, int before) {
        boolean slots = Frontier.axes(row.document).stream()
                .allMatch(axis -> row.slots.contains(axis.metric().name()));
        return TrialRow.getEntityManager()
                .createQuery("""
                        select id.round, id.place, %s from TrialRow
                        where id.experiment = ?1 and id.round >= ?2 and id.round < ?3
                        and status = MEASURED and repeated = false""".formatted(slots ? "slot0, slot1, slot2, slot3" : "measures"), Object[].class)
                .setParameter(1, segment.experiment())
                .setParameter(2, segment.from())
                .setParameter(3, before)
                .getResultStream()
                .map(found -> trial(row, found, slots))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Trial trial(ExperimentRow row, Object[] found, boolean slots) {
        int round = (Integer) found[0];
        var measures = slots ? new TreeMap<String, Double>() : new TreeMap<>((Map<String, Double>) found[2]);
        for (int i = 0; slots && i < row.slots.size(); i++) {
            if (found[2 + i] instanceof Double value) {
                measures.put(row.slots.get(i), value);
            }
        }
        return new Trial(
                Trial.id(round, (Integer) found[1]),
                round,
                new Candidate(ANY, List.of(), ""),
                new Outcome.Measured(new Measures(measures)),
                0,
                false);
    }
}
