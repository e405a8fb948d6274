package dev.espalier.page;

import dev.espalier.ledger.History;
import java.time.Duration;
import java.util.List;

/** Something that happened, as a row; {@code trial} is an id or empty. */
public record EventLine(
        long id,
        String at,
        Badge badge,
        String title,
        String detail,
        String actor,
        String kept,
        String rerun,
        String lost,
        String heldUp,
        String trial) {

    static List<EventLine> of(List<History.Event> events) {
        return events.stream().map(EventLine::of).toList();
    }

    private static EventLine of(History.Event event) {
        var trial = event.trial();
        return new EventLine(
                event.id(),
                Said.time(event.at()),
                Badge.of(event.kind()),
                event.title(),
                event.detail(),
                event.actor(),
                Said.count(event.kept()),
                Said.count(event.rerun()),
                event.lostSeconds() == 0 ? "0" : Said.gpuTime(event.lostSeconds()),
                event.heldUpSeconds() == 0 ? "none" : Said.duration(Duration.ofSeconds(event.heldUpSeconds())),
                trial == null ? "" : trial);
    }
}
