package dev.espalier.api;

import dev.espalier.ledger.RoundView;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A closed round. */
@Schema(name = "Round")
public record RoundJson(
        @Schema(description = "Counted from 1.") int round,

        @Schema(description = "Of the checkpoint after it.") int sequence,

        int revision,
        Instant closedAt,
        @Schema(description = "Candidates proposed.") int asked,

        @Schema(description = "Those of them that break no limit known beforehand.")
        int affordable,

        int evaluated,
        int failed,
        int infeasible,
        int repeated,
        @Schema(description = "Of this round.") long gpuSeconds,

        @Schema(description = "Of the first objective, so far, within the limits.") @Nullable
        Double best,

        @Schema(description = "How many trials no other dominates, so far.")
        int front) {

    static RoundJson of(RoundView view) {
        return new RoundJson(
                view.round() + 1,
                view.sequence(),
                view.revision(),
                view.closedAt(),
                view.asked(),
                view.affordable(),
                view.evaluated(),
                view.failed(),
                view.infeasible(),
                view.repeated(),
                view.gpuSeconds(),
                view.best(),
                view.front());
    }
}
