package dev.espalier.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An architecture, priced. */
@Schema(name = "Architecture")
public record ArchitectureJson(
        String id,
        String space,
        @Schema(description = "As the field writes it.") String notation,

        @Schema(description = "The one that stands for all that build the same network.")
        String canonical,

        @Schema(description = "Null where the space does not say what its operations are.") @Nullable
        CostJson cost,

        List<LatencyJson> latencies,
        @Schema(description = "Where its drawing is.") String drawing) {

    public ArchitectureJson {
        latencies = List.copyOf(latencies);
    }

    /** A latency that is known before any evaluation. */
    @Schema(name = "Latency")
    public record LatencyJson(
            String device,
            double meanMs,

            @Schema(enumeration = {"lookup", "predicted", "measured"})
            String source,

            String provenance) {}
}
