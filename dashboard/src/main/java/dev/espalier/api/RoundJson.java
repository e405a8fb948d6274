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
        int front,

        @Schema(description = "How its screen did; null where nothing screens.") @Nullable
        Screened screen) {

    /** How a screen did in a round. */
    @Schema(name = "RoundScreen")
    public record Screened(
            @Schema(description = "Candidates that it dropped.")
            int filtered,

            @Schema(description = "Trials that were evaluated though it had dropped them.")
            int audited,

            @Schema(description = "Kendall's rank correlation of what was expected and what was measured, -1 to 1.")
            @Nullable
            Double tau,

            @Schema(description = "The same over the last rounds; the circuit breaker goes by it.") @Nullable
            Double agreement,

            @Schema(
                    description =
                            "By how much the best audited trial beat the best that was kept, in the first objective's"
                                    + " unit, at least 0; null where nothing was audited.")
            @Nullable
            Double regret,

            @Schema(description = "Under which agreement suspends the screen.")
            double threshold,

            @Schema(description = "Whether this round went without the screen.")
            boolean suspended) {

        static @Nullable Screened of(RoundView.@Nullable Screened screened) {
            return screened == null
                    ? null
                    : new Screened(
                            screened.filtered(),
                            screened.audited(),
                            screened.tau(),
                            screened.agreement(),
                            screened.regret(),
                            screened.threshold(),
                            screened.suspended());
        }
    }

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
                view.front(),
                Screened.of(view.screened()));
    }
}
