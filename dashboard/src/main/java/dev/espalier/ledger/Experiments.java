package dev.espalier.ledger;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads experiments. */
@Singleton
public final class Experiments {

    /**
     * Which experiments.
     *
     * @param race of which they are runs; empty for those on their own, null for all
     */
    public record Filter(Terms terms, @Nullable String race) {

        /** All of them. */
        public static final Filter ALL = of(Terms.NONE);

        /** Whether they are runs of a race or not. */
        public static Filter of(Terms terms) {
            return new Filter(terms, null);
        }

        /** Those in one of some states. */
        public static Filter of(List<Status> any) {
            return of(Terms.NONE.and(new Term.State(any)));
        }

        private Condition condition() {
            if (race == null) {
                return terms.condition();
            }
            return terms.condition()
                    .and(parameters -> race.isEmpty() ? "race is null" : "race = " + parameters.add(race));
        }
    }

    @Transactional
    public Optional<ExperimentView> find(String id) {
        return ExperimentRow.<ExperimentRow>findByIdOptional(id).map(ExperimentView::of);
    }

    /** The experiments that a name or the beginning of an id fits. */
    @Transactional
    public List<ExperimentView> named(String text) {
        return ExperimentRow.<ExperimentRow>find(
                        "id = ?1 or name = ?1 or id like ?2 escape '!' order by createdAt desc",
                        text,
                        escaped(text) + "%")
                .page(0, 20)
                .stream()
                .map(ExperimentView::of)
                .toList();
    }

    /** Newest first. */
    public Page<ExperimentView> page(Filter filter, @Nullable String cursor, int limit) {
        return page(filter, Sorting.NEWEST, cursor, limit);
    }

    @Transactional
    public Page<ExperimentView> page(Filter filter, Sorting sorting, @Nullable String cursor, int limit) {
        var parameters = new Condition.Parameters();
        var where = filter.condition().and(sorting.after(cursor)).text(parameters);
        List<ExperimentRow> rows = ExperimentRow.<ExperimentRow>find(where + sorting.order(), parameters.values())
                .range(0, limit)
                .list();
        return Page.of(rows, limit, ExperimentView::of, sorting::cursor);
    }

    /** Those on their own that ended last, newest first. */
    @Transactional
    public List<ExperimentView> ended(int most) {
        return ExperimentRow.<ExperimentRow>find("endedAt is not null and race is null order by endedAt desc, id")
                .range(0, most - 1)
                .stream()
                .map(ExperimentView::of)
                .toList();
    }

    /** Within which changes are looked at together: one that is written later may have begun earlier. */
    public static final Duration LATELY = Duration.ofSeconds(5);

    /** Those that changed within a few seconds up to the newest change, which comes last. */
    @Transactional
    public List<ExperimentView> lately() {
        ExperimentRow newest = ExperimentRow.<ExperimentRow>find("order by changedAt desc, id desc")
                .range(0, 0)
                .firstResult();
        if (newest == null) {
            return List.of();
        }
        return ExperimentRow.<ExperimentRow>list(
                        "changedAt >= ?1 order by changedAt, id", newest.changedAt.minus(LATELY))
                .stream()
                .map(ExperimentView::of)
                .toList();
    }

    /** How many there are. */
    public long count(Filter filter) {
        return counts(filter).values().stream().mapToLong(count -> count).sum();
    }

    /** How many there are of each status. */
    public Map<Status, Long> counts() {
        return counts(Filter.ALL);
    }

    /** How many of them there are of each status. */
    @Transactional
    public Map<Status, Long> counts(Filter filter) {
        var parameters = new Condition.Parameters();
        var where = filter.condition().text(parameters);
        var found = new EnumMap<Status, Long>(Status.class);
        ExperimentRow.<ExperimentRow>find(
                        "select status, count(*) from ExperimentRow where " + where + " group by status",
                        parameters.values())
                .project(StatusCount.class)
                .stream()
                .forEach(one -> found.put(one.status(), one.count()));
        var counts = new LinkedHashMap<Status, Long>();
        for (var status : Status.values()) {
            counts.put(status, found.getOrDefault(status, 0L));
        }
        return counts;
    }

    /** How many experiments are of a status. */
    public record StatusCount(Status status, long count) {}

    /** The forks that were made from an experiment, oldest first. */
    @Transactional
    public List<ExperimentView> forks(String id) {
        return ExperimentRow.<ExperimentRow>list("parent = ?1 order by createdAt, id", id).stream()
                .map(ExperimentView::of)
                .toList();
    }

    /** The experiments it came from, its parent first. */
    @Transactional
    public List<ExperimentView> ancestors(String id) {
        var ancestors = new ArrayList<ExperimentView>();
        ExperimentRow row = ExperimentRow.findById(id);
        while (row != null && row.parent != null) {
            row = ExperimentRow.findById(row.parent);
            if (row != null) {
                ancestors.add(ExperimentView.of(row));
            }
        }
        return ancestors;
    }

    /** Whether it was forked from another, or another from it. */
    @Transactional
    public boolean hasRelatives(ExperimentView experiment) {
        return experiment.experiment().fork() != null || ExperimentRow.count("parent", experiment.id()) > 0;
    }

    /**
     * An experiment, those it came from and all forks of these, parents before their forks; at most about {@code most},
     * its own ancestors in any case.
     */
    @Transactional
    public List<ExperimentView> family(String id, int most) {
        var family = new LinkedHashMap<String, ExperimentRow>();
        for (ExperimentRow row = ExperimentRow.findById(id); row != null; ) {
            family.putFirst(row.id, row);
            row = row.parent == null ? null : ExperimentRow.findById(row.parent);
        }
        var parents = List.copyOf(family.keySet());
        while (!parents.isEmpty() && family.size() < most) {
            List<ExperimentRow> forks = ExperimentRow.<ExperimentRow>find(
                            "parent in ?1 and id not in ?2 order by createdAt, id", parents, family.keySet())
                    .range(0, most - family.size() - 1)
                    .list();
            forks.forEach(fork -> family.put(fork.id, fork));
            parents = forks.stream().map(fork -> fork.id).toList();
        }
        return family.values().stream().map(ExperimentView::of).toList();
    }

    /** For a {@code like} with {@code escape '!'}: databases disagree on a backslash in a text. */
    static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
