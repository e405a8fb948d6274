package dev.espalier.api;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.ledger.TrialView;
import dev.espalier.search.Expectation;
import dev.espalier.space.Architecture;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An evaluated candidate. */
@Schema(name = "Trial")
public record TrialJson(
        String id,

        @Schema(description = "The experiment that ran it: an ancestor for a trial from before a fork.")
        String experiment,

        @Schema(description = "Counted from 1.") int round,

        @Schema(enumeration = {"measured", "infeasible", "failed", "filtered", "running"})
        String status,

        @Schema(examples = "nasbench201:0-3-2-1-4-0") String architecture,

        @Schema(description = "The architecture as the field writes it.")
        String notation,

        @Schema(examples = {"random", "mutation"}) String origin,

        @Schema(description = "Ids of the trials it was made from.")
        List<String> parents,

        @Schema(description = "Values by metric, in the units that the metrics' names state.")
        Map<String, Double> measures,

        @Schema(description = "lookup, predicted, measured, or counted from the network, by metric.")
        Map<String, String> sources,

        long gpuSeconds,

        @Schema(description = "Whether this experiment had evaluated it before.")
        boolean repeated,

        @Schema(description = "What the screen expected of it; null where nothing screened.") @Nullable
        Expected expected,

        @Nullable String error,

        @Schema(description = "Of one that is being evaluated, when its newest attempt began.")
        Instant recordedAt,

        boolean onFront) {

    /** What a screen expected before anything was evaluated. */
    @Schema(name = "Expected")
    public record Expected(
            @Schema(description = "Where it would rank among what was known, as a normal score; less is better.")
            double mean,

            @Schema(description = "How uncertain that is.") double deviation,

            @Schema(description = "The same in the unit of the objective; null where there are several.") @Nullable
            Double figure,

            @Schema(description = "Whether it was evaluated though the screen had dropped it.")
            boolean audited) {

        static @Nullable Expected of(@Nullable Expectation expected) {
            return expected == null
                    ? null
                    : new Expected(expected.mean(), expected.deviation(), expected.figure(), expected.audited());
        }
    }

    static TrialJson of(TrialView view, boolean onFront, Sources sources, Catalogue catalogue) {
        return new TrialJson(
                view.id(),
                view.experiment(),
                view.round() + 1,
                view.status().word(),
                view.architecture().id(),
                notation(view.architecture(), catalogue),
                view.origin(),
                view.parents(),
                view.measures().values(),
                sources.of(view),
                view.gpuSeconds(),
                view.repeated(),
                Expected.of(view.expected()),
                view.error(),
                view.recordedAt(),
                onFront);
    }

    /** As its space writes it; a space that is gone leaves the id. */
    static String notation(Architecture architecture, Catalogue catalogue) {
        return catalogue
                .space(architecture.space())
                .filter(space -> space.contains(architecture))
                .map(space -> space.format(architecture))
                .orElse(architecture.id());
    }
}
