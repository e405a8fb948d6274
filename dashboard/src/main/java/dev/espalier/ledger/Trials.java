package dev.espalier.ledger;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.search.Experiment;
import dev.espalier.search.Objective;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads trials, by ranges of keys and never by offset. */
@Singleton
public final class Trials {

    private static final int EXPORTED_AT_ONCE = 1_000;

    /**
     * Which trials of an experiment's own rounds, in which order.
     *
     * @param status all that were evaluated when null
     * @param architecture part of an architecture's id; all when empty
     * @param round from 0; all when null
     * @param rounds only those of the first so many
     * @param sort a metric of the experiment's slots, or empty for the order of rounds
     */
    public record Filter(
            @Nullable TrialStatus status,
            String architecture,
            @Nullable Integer round,
            int rounds,
            String sort,
            boolean descending) {

        /** Of all rounds. */
        public Filter(
                @Nullable TrialStatus status,
                String architecture,
                @Nullable Integer round,
                String sort,
                boolean descending) {
            this(status, architecture, round, Integer.MAX_VALUE, sort, descending);
        }

        /** All of them, newest last. */
        public static final Filter ALL = new Filter(null, "", null, "", false);
    }

    /** A trial of an experiment or, before its fork, of the one it came from. */
    @Transactional
    public Optional<TrialView> find(String experiment, String trial) {
        var key = TrialKey.of(experiment, trial);
        ExperimentRow row = ExperimentRow.findById(experiment);
        return key == null || row == null
                ? Optional.empty()
                : Lineage.of(row).trial(key.round(), key.place()).map(TrialView::of);
    }

    /**
     * A page of trials. Sorted by a metric, it holds only trials that have it.
     *
     * @throws InvalidInput when the metric is none of the slots, or the cursor is another list's
     */
    @Transactional
    public Page<TrialView> page(ExperimentView experiment, Filter filter, @Nullable String cursor, int limit) {
        var where = new ArrayList<>(List.of("id.experiment = :experiment"));
        var parameters = new HashMap<String, Object>(Map.of("experiment", experiment.id()));
        where.add(filter.status() == null ? "status <> :status" : "status = :status");
        parameters.put("status", filter.status() == null ? TrialStatus.FILTERED : filter.status());
        if (!filter.architecture().isEmpty()) {
            where.add("architecture like :architecture escape '!'");
            parameters.put("architecture", "%" + Experiments.escaped(filter.architecture()) + "%");
        }
        if (filter.round() != null) {
            where.add("id.round = :round");
            parameters.put("round", filter.round());
        }
        if (filter.rounds() < Integer.MAX_VALUE) {
            where.add("id.round < :rounds");
            parameters.put("rounds", filter.rounds());
        }
        var slot = slot(experiment, filter.sort());
        if (slot != null) {
            where.add(slot + " is not null");
        }
        if (cursor != null) {
            after(cursor, slot, filter.descending(), where, parameters);
        }
        // Every column of the index is named, the fixed one too: H2 sorts by an index only then.
        var direction = filter.descending() ? " desc" : "";
        var order = " order by id.experiment" + direction + (slot == null ? "" : ", " + slot + direction) + ", id.round"
                + direction + ", id.place" + direction;
        List<TrialRow> rows = TrialRow.<TrialRow>find(String.join(" and ", where) + order, parameters)
                .range(0, limit)
                .list();
        return Page.of(rows, limit, TrialView::of, row -> cursor(row, slot));
    }

    private static @Nullable String slot(ExperimentView experiment, String sort) {
        if (sort.isEmpty()) {
            return null;
        }
        int index = experiment.slots().indexOf(sort);
        if (index < 0) {
            throw new InvalidInput("Trials cannot be sorted by (%s); they can be by trial, %s."
                    .formatted(sort, String.join(", ", experiment.slots())));
        }
        return "slot" + index;
    }

    private static void after(
            String cursor,
            @Nullable String slot,
            boolean descending,
            List<String> where,
            Map<String, Object> parameters) {
        var beyond = descending ? "<" : ">";
        var later =
                "(id.round %1$s :lastRound or (id.round = :lastRound and id.place %1$s :lastPlace))".formatted(beyond);
        var parts = Cursor.parts(cursor, slot == null ? 2 : 3);
        parameters.put("lastRound", Cursor.integer(parts.get(parts.size() - 2)));
        parameters.put("lastPlace", Cursor.integer(parts.getLast()));
        if (slot == null) {
            where.add(later);
        } else {
            where.add("%1$s %2$s= :lastSlot and (%1$s %2$s :lastSlot or %3$s)".formatted(slot, beyond, later));
            parameters.put("lastSlot", Cursor.number(parts.getFirst()));
        }
    }

    private static String cursor(TrialRow row, @Nullable String slot) {
        return slot == null
                ? Cursor.of(row.id.round(), row.id.place())
                : Cursor.of(Slots.of(row, slot), row.id.round(), row.id.place());
    }

    /** Everything, in the order of rounds, a thousand trials at a time. */
    public void each(ExperimentView experiment, Consumer<TrialView> consumer) {
        @Nullable String cursor = null;
        do {
            var page = page(experiment, Filter.ALL, cursor, EXPORTED_AT_ONCE);
            page.items().forEach(consumer);
            cursor = page.next();
        } while (cursor != null);
    }

    /** The trials that no other dominates, best in the first objective first. */
    @Transactional
    public List<TrialView> front(String experiment) {
        ExperimentRow row = ExperimentRow.findById(experiment);
        return row == null
                ? List.of()
                : Frontier.members(row).stream().map(TrialView::of).toList();
    }

    /** What a front trades off: objectives, then limited metrics; with one of them only, MACs where they are known. */
    public static List<Objective> axes(Experiment experiment, List<TrialView> front) {
        return Frontier.known(
                Frontier.axes(experiment),
                experiment,
                metric -> front.stream().anyMatch(trial -> trial.measures().has(metric)));
    }

    /** How many there are, of all experiments. */
    @Transactional
    public long count() {
        return TrialRow.count("status <> ?1", TrialStatus.FILTERED);
    }
}
