package dev.espalier.api;

import dev.espalier.ledger.Training;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An evaluation under way. */
@Schema(name = "Running")
public record RunningJson(
        @Schema(description = "The first trial of those that are evaluated as one.")
        String trial,

        @Schema(description = "Since when, in its newest attempt.")
        Instant since,

        @Schema(description = "From 1; those before it were cut off.")
        int attempt,

        @Schema(description = "Host and process.") String worker,

        @Schema(description = "3.5 is half-way through the fourth epoch.")
        double at,

        @Schema(description = "How far it goes, 0 where nobody knows.")
        double of,

        @Schema(description = "What the places count; empty before the first.", examples = "epochs")
        String unit,

        @Schema(description = "Values by metric, at that place.")
        Map<String, Double> measures,

        @Schema(description = "Devices that have still to measure it, once it is evaluated; none before.")
        List<String> awaited,

        @Schema(description = "Of those devices that are busy, so that they are asked again after a pause, since when.")
        Map<String, Instant> busySince) {

    static RunningJson of(Training.Running running) {
        var reached = running.reached();
        return new RunningJson(
                running.trial().id(),
                running.trial().recordedAt(),
                running.attempt(),
                running.worker(),
                reached == null ? 0 : reached.at(),
                reached == null ? 0 : reached.of(),
                reached == null ? "" : reached.unit(),
                reached == null ? Map.of() : reached.measures().values(),
                running.awaited(),
                running.busySince());
    }
}
