package dev.espalier.api;

import dev.espalier.database.DatabaseKind;
import dev.espalier.ledger.Experiments;
import dev.espalier.ledger.Trials;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What runs here. */
@Path(ApiPaths.ROOT + "/system")
@Tag(name = "System")
@Produces(MediaType.APPLICATION_JSON)
public class SystemResource {

    private final Surroundings surroundings;
    private final Experiments experiments;
    private final Trials trials;
    private final String version;
    private final String database;
    private final String home;

    SystemResource(
            Surroundings surroundings,
            Experiments experiments,
            Trials trials,
            @ConfigProperty(name = "quarkus.application.version") String version,
            @ConfigProperty(name = DatabaseKind.KEY) String database,
            @ConfigProperty(name = "espalier.home") String home) {
        this.surroundings = surroundings;
        this.experiments = experiments;
        this.trials = trials;
        this.version = version;
        this.database = database;
        this.home = home;
    }

    /** This server. */
    @Schema(name = "System")
    public record SystemJson(
            String version,
            String role,
            TemporalJson temporal,
            DatabaseJson database,
            String home,
            List<String> queues,
            long uptimeSeconds,
            long trials,
            long experiments,
            @Schema(description = "Experiments by status.") Map<String, Long> statuses) {}

    /** Which Temporal service. */
    @Schema(name = "Temporal")
    public record TemporalJson(String kind, String target) {}

    /** Which database, its address without secrets. */
    @Schema(name = "Database")
    public record DatabaseJson(String kind, String url) {}

    @GET
    @RunOnVirtualThread
    @Operation(operationId = "getSystem", summary = "What runs here, and on what")
    public SystemJson get() {
        var counts = experiments.counts();
        return new SystemJson(
                version,
                surroundings.role(),
                new TemporalJson(surroundings.temporal(), surroundings.temporalTarget()),
                new DatabaseJson(
                        DatabaseKind.current().name().toLowerCase(Locale.ROOT), DatabaseKind.withoutSecrets(database)),
                home,
                surroundings.queues(),
                ManagementFactory.getRuntimeMXBean().getUptime() / 1000,
                trials.count(),
                counts.values().stream().mapToLong(Long::longValue).sum(),
                counts.entrySet().stream()
                        .collect(Collectors.toMap(count -> count.getKey().word(), Map.Entry::getValue)));
    }
}
