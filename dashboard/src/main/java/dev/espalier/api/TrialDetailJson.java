package dev.espalier.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
        String drawing) {

    static TrialDetailJson of(TrialJson trial, ArchitectureJson architecture, Map<String, String> provenance) {
        return new TrialDetailJson(trial, architecture.cost(), provenance, architecture.drawing());
    }
}
