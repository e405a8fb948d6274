package dev.espalier.ledger;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what happened to experiments. */
@Singleton
public final class History {

    /** After everything. */
    static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    /**
     * Something that happened.
     *
     * @param kept trials that stood when the search went on after a restart
     * @param rerun evaluations taken up again, from a checkpoint or anew
     * @param lostSeconds of evaluation
     * @param heldUpSeconds in which nothing went on
     * @param trial it speaks of, or null
     */
    public record Event(
            long id,
            Instant at,
            EventRow.Kind kind,
            String title,
            String detail,
            String actor,
            int kept,
            int rerun,
            long lostSeconds,
            long heldUpSeconds,
            @Nullable String trial) {}

    /** What all crashes of an experiment came to. */
    public record Totals(long crashes, long rerun, long lostSeconds, long heldUpSeconds) {}

    /** Newest first. */
    @Transactional
    public Page<Event> page(String experiment, @Nullable String cursor, int limit) {
        return page(experiment, null, cursor, limit);
    }

    /** Newest first; only what had happened by some time, unless that is null. */
    @Transactional
    public Page<Event> page(String experiment, @Nullable Instant until, @Nullable String cursor, int limit) {
        long before = cursor == null
                ? Long.MAX_VALUE
                : Cursor.id(Cursor.parts(cursor, 1).getFirst());
        List<EventRow> rows = EventRow.<EventRow>find(
                        "experiment = :experiment and id < :before and at <= :until order by experiment desc, id desc",
                        Map.of("experiment", experiment, "before", before, "until", until == null ? END : until))
                .range(0, limit)
                .list();
        return Page.of(rows, limit, History::view, row -> Cursor.of(row.id));
    }

    static Event view(EventRow row) {
        return new Event(
                row.id == null ? 0 : row.id,
                row.at,
                row.kind,
                row.title,
                row.detail,
                row.actor,
                row.kept,
                row.rerun,
                row.lostSeconds,
                row.heldUpSeconds,
                row.trial);
    }

    @Transactional
    public Totals totals(String experiment, @Nullable Instant until) {
        return counted(experiment, until == null ? END : until);
    }

    @Transactional
    public Totals totals(String experiment) {
        return counted(experiment, END);
    }

    private static Totals counted(String experiment, Instant until) {
        return EventRow.getEntityManager()
                .createQuery("""
                        select new dev.espalier.ledger.History$Totals(
                            coalesce(sum(case when kind = RECOVERED then 1 else 0 end), 0),
                            coalesce(sum(rerun), 0),
                            coalesce(sum(lostSeconds), 0), coalesce(sum(heldUpSeconds), 0))
                        from EventRow where experiment = :experiment and at <= :until""", Totals.class)
                .setParameter("experiment", experiment)
                .setParameter("until", until)
                .getSingleResult();
    }
}
