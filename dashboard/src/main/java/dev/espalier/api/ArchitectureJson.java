package dev.espalier.api;

import dev.espalier.hardware.Latency;
import dev.espalier.hardware.LatencyModel;
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

            @Schema(
                    description =
                            "How uncertain it is, or by how much repeats deviate; 0 where the source does not say.")
            double stdMs,

            @Schema(description = "From here on lie 95 of 100 such figures.")
            double lowMs,

            @Schema(description = "Up to here.") double highMs,

            @Schema(enumeration = {"lookup", "predicted", "measured"})
            String source,

            String provenance) {

        static LatencyJson of(LatencyModel model, Latency latency) {
            return new LatencyJson(
                    model.device().name(),
                    latency.meanMs(),
                    latency.stdMs(),
                    latency.lowMs(),
                    latency.highMs(),
                    Architectures.word(latency.source()),
                    model.provenance());
        }
    }
}
