package dev.espalier.race;

import dev.espalier.ledger.Status;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A race as it stands.
 *
 * @param machine what it was begun on
 * @param runs how many of its runs there are of each status
 * @param trials of all its runs
 */
public record RaceView(
        Race race,
        RaceStatus status,
        String actor,
        String machine,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant endedAt,
        Map<Status, Long> runs,
        long trials) {

    public RaceView {
        runs = Map.copyOf(runs);
    }

    public String id() {
        return race.id();
    }

    /** Runs that were begun. */
    public int begun() {
        return (int) runs.values().stream().mapToLong(count -> count).sum();
    }

    /** Runs of a status. */
    public int count(Status status) {
        return runs.getOrDefault(status, 0L).intValue();
    }

    /** Runs that are under way, paused ones among them. */
    public int underWay() {
        return count(Status.RUNNING) + count(Status.PAUSED) + count(Status.STOPPING);
    }

    /** Runs that spent their budget. */
    public int finished() {
        return count(Status.FINISHED);
    }
}
