package dev.espalier.api;

import dev.espalier.ledger.History;
import dev.espalier.ledger.Page;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What happened to an experiment, newest first, and what its crashes came to. */
@Schema(name = "History")
public record HistoryJson(List<Event> items, @Nullable String next, Totals totals) {

    /** Something that happened. */
    @Schema(name = "HistoryEvent")
    public record Event(
            long id,
            Instant at,
            String kind,
            String title,
            String detail,
            String actor,

            @Schema(description = "Trials that stood when the search went on after a restart.")
            int kept,

            @Schema(description = "Evaluations taken up again, from a checkpoint or anew.")
            int rerun,

            long lostSeconds,

            @Schema(description = "In which nothing went on.")
            long heldUpSeconds,

            @Nullable String trial) {}

    /** What all crashes came to. */
    @Schema(name = "HistoryTotals")
    public record Totals(long crashes, long rerun, long lostSeconds, long heldUpSeconds) {}

    static HistoryJson of(Page<History.Event> page, History.Totals totals) {
        return new HistoryJson(
                page.items().stream().map(HistoryJson::event).toList(),
                page.next(),
                new Totals(totals.crashes(), totals.rerun(), totals.lostSeconds(), totals.heldUpSeconds()));
    }

    static Event event(History.Event event) {
        return new Event(
                event.id(),
                event.at(),
                event.kind().word(),
                event.title(),
                event.detail(),
                event.actor(),
                event.kept(),
                event.rerun(),
                event.lostSeconds(),
                event.heldUpSeconds(),
                event.trial());
    }
}
