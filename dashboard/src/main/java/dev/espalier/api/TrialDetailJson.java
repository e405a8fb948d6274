package dev.espalier.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.espalier.search.Curve;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A trial with what is known of its network. */
@Schema(name = "TrialDetail")
public record TrialDetailJson(
        @JsonUnwrapped TrialJson trial,

        @Schema(description = "Null where the space does not say what its operations are.") @Nullable
        CostJson cost,

        @Schema(description = "Whose latencies, by which protocol, by metric.")
        Map<String, String> provenance,

        @Schema(description = "A drawing of the architecture.")
        String drawing,

        @Schema(description = "The newest point of its learning curve; null where it does not train.") @Nullable
        Reached reached,

        @Schema(description = "The last lines that its program wrote; null where it wrote none.") @Nullable
        String log) {

    /** How far training is, or was at its end. */
    @Schema(name = "Reached")
    public record Reached(
            double at,

            @Schema(description = "How far it goes, 0 where nobody knows.")
            double of,

            @Schema(examples = "epochs") String unit,
            Map<String, Double> measures) {

        static @Nullable Reached of(Curve curve) {
            if (curve.points().isEmpty()) {
                return null;
            }
            var last = curve.points().getLast();
            return new Reached(
                    last.at(), last.of(), last.unit(), last.measures().values());
        }
    }

    static TrialDetailJson of(
            TrialJson trial, ArchitectureJson architecture, Map<String, String> provenance, Curve curve, String log) {
        return new TrialDetailJson(
                trial,
                architecture.cost(),
                provenance,
                architecture.drawing(),
                Reached.of(curve),
                log.isEmpty() ? null : log);
    }
}
