package dev.espalier.account;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.ledger.Cut;
import dev.espalier.ledger.Page;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The log of who changed what: written once, never changed. */
@Singleton
public class Audit {

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void write(Deed deed) {
        var row = new AuditRow();
        row.notedAt = deed.at();
        row.actor = cut(deed.actor(), 63);
        row.via = cut(deed.via(), 16);
        row.action = cut(deed.action(), 64);
        row.target = cut(deed.target(), 300);
        row.status = deed.status();
        row.persist();
    }

    private static String cut(String text, int length) {
        return text.length() > length ? Cut.to(length - 1, text) + "…" : Cut.to(length, text);
    }

    /**
     * A part of it, newest first.
     *
     * @param actor whose deeds, or empty for all
     * @param cursor where an earlier part said that this one begins, or null
     */
    @Transactional
    public Page<Deed> page(String actor, @Nullable String cursor, int limit) {
        var query = new StringBuilder("1 = 1");
        var values = new HashMap<String, Object>();
        if (!actor.isEmpty()) {
            query.append(" and actor = :actor");
            values.put("actor", actor);
        }
        if (cursor != null && !cursor.isEmpty()) {
            var parts = Place.of(cursor);
            query.append(" and (notedAt < :at or (notedAt = :at and id < :id))");
            values.putAll(Map.of("at", parts.at(), "id", parts.id()));
        }
        var rows = AuditRow.<AuditRow>find(query + " order by notedAt desc, id desc", values)
                .range(0, limit)
                .list();
        boolean more = rows.size() > limit;
        var shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(
                shown.stream()
                        .map(row -> new Deed(row.notedAt, row.actor, row.via, row.action, row.target, row.status))
                        .toList(),
                more ? new Place(shown.getLast().notedAt, id(shown.getLast())).toString() : null);
    }

    private static long id(AuditRow row) {
        return row.id == null ? 0 : row.id;
    }

    /** Where a part ends. */
    private record Place(Instant at, long id) {

        static Place of(String cursor) {
            int between = cursor.indexOf('~');
            try {
                return new Place(
                        Instant.parse(cursor.substring(0, Math.max(0, between))),
                        Long.parseLong(cursor.substring(between + 1)));
            } catch (DateTimeException | NumberFormatException _) {
                throw new InvalidInput(
                        "The cursor (%.60s) must be one that an earlier page gave as next.".formatted(cursor));
            }
        }

        @Override
        public String toString() {
            return at + "~" + id;
        }
    }
}
