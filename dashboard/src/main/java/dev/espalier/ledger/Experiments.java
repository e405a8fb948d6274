package dev.espalier.ledger;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads experiments. */
@Singleton
public final class Experiments {

    /**
     * Which experiments, newest first.
     *
     * @param status of all of them when empty
     * @param text part of a name, id, space, method or evaluator; all when empty
     * @param race of which they are runs; empty for those on their own, null for all
     */
    public record Filter(
            List<Status> status, String text, @Nullable String race) {

        /** All of them. */
        public static final Filter ALL = new Filter(List.of(), "");

        /** Whether they are runs of a race or not. */
        public Filter(List<Status> status, String text) {
            this(status, text, null);
        }

        public Filter {
            status = List.copyOf(status);
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

    @Transactional
    public Page<ExperimentView> page(Filter filter, @Nullable String cursor, int limit) {
        var where = new ArrayList<String>();
        var parameters = new HashMap<String, Object>(Map.of("text", "%" + escaped(filter.text()) + "%"));
        where.add(
                "(lower(id) like lower(:text) escape '!' or lower(space) like lower(:text) escape '!' or lower(method) like lower(:text) escape '!' or lower(evaluator) like lower(:text) escape '!')");
        if (!filter.status().isEmpty()) {
            where.add("status in :status");
            parameters.put("status", filter.status());
        }
        if (filter.race() != null) {
            where.add(filter.race().isEmpty() ? "race is null" : "race = :race");
            if (!filter.race().isEmpty()) {
                parameters.put("race", filter.race());
            }
        }
        if (cursor != null) {
            var parts = Cursor.parts(cursor, 2);
            where.add("(createdAt < :at or (createdAt = :at and id > :id))");
            parameters.put("at", Cursor.instant(parts.getFirst()));
            parameters.put("id", parts.getLast());
        }
        List<ExperimentRow> rows = ExperimentRow.<ExperimentRow>find(
                        String.join(" and ", where) + " order by createdAt desc, id", parameters)
                .range(0, limit)
                .list();
        return Page.of(rows, limit, ExperimentView::of, row -> Cursor.of(row.createdAt.toString(), row.id));
    }

    /** How many there are of each status. */
    @Transactional
    public Map<Status, Long> counts() {
        var counts = new LinkedHashMap<Status, Long>();
        for (var status : Status.values()) {
            counts.put(status, ExperimentRow.count("status", status));
        }
        return counts;
    }

    /** How many there are of each status that are no runs of a race. */
    @Transactional
    public Map<Status, Long> countsOutsideRaces() {
        var counts = new LinkedHashMap<Status, Long>();
        for (var status : Status.values()) {
            counts.put(status, ExperimentRow.count("status = ?1 and race is null", status));
        }
        return counts;
    }

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

    /** For a {@code like} with {@code escape '!'}: databases disagree on a backslash in a text. */
    static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
