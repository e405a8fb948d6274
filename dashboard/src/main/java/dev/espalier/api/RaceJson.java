package dev.espalier.api;

import dev.espalier.ledger.Status;
import dev.espalier.race.RaceView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A race as it stands. */
@Schema(name = "Race")
public record RaceJson(
        String id,
        String name,

        @Schema(enumeration = {"running", "paused", "stopping", "finished", "stopped"})
        String status,

        List<String> methods,
        List<String> problems,
        List<Long> seeds,
        @Schema(description = "Evaluations of each run.") int budget,
        @Schema(description = "Runs at once.") int concurrency,
        @Schema(description = "How many there are to be.") int runs,
        @Schema(description = "How many have ended.") int ended,

        @Schema(description = "Runs that were begun, by status.")
        Map<String, Integer> statuses,

        @Schema(description = "Evaluations of all runs so far.")
        long trials,

        @Schema(description = "What it was begun on.") String machine,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant endedAt,
        Links links) {

    /** Where it is found. */
    @Schema(name = "RaceLinks")
    public record Links(String page, String self, String runs) {}

    static RaceJson of(RaceView view) {
        var race = view.race();
        var statuses = new TreeMap<String, Integer>();
        for (var status : Status.values()) {
            if (view.count(status) > 0) {
                statuses.put(status.word(), view.count(status));
            }
        }
        return new RaceJson(
                view.id(),
                race.name(),
                view.status().word(),
                race.entrants(),
                race.tracks().stream().map(track -> track.name()).toList(),
                race.seeds(),
                race.budget(),
                race.concurrency(),
                race.runs(),
                view.begun() - view.underWay(),
                statuses,
                view.trials(),
                view.machine(),
                view.createdAt(),
                view.changedAt(),
                view.endedAt(),
                new Links(
                        "/races/" + view.id(),
                        ApiPaths.RACES + "/" + view.id(),
                        ApiPaths.EXPERIMENTS + "?race=" + view.id()));
    }
}
