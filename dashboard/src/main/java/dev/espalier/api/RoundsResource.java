package dev.espalier.api;

import dev.espalier.control.Conductor;
import dev.espalier.ledger.Experiments;
import dev.espalier.ledger.History;
import dev.espalier.ledger.Rounds;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How an experiment went: its rounds, its best over time, what happened to it, where it belongs. */
@Path(ApiPaths.EXPERIMENTS)
@Tag(name = "Experiments")
@Produces(MediaType.APPLICATION_JSON)
public class RoundsResource {

    private static final int MOST_POINTS = 10_000;

    private final Conductor conductor;
    private final Experiments experiments;
    private final Rounds rounds;
    private final History history;

    RoundsResource(Conductor conductor, Experiments experiments, Rounds rounds, History history) {
        this.conductor = conductor;
        this.experiments = experiments;
        this.rounds = rounds;
        this.history = history;
    }

    @GET
    @Path("{id}/rounds")
    @RunOnVirtualThread
    @Operation(operationId = "listRounds", summary = "The rounds that an experiment closed itself, newest first")
    public Items<RoundJson> rounds(
            @PathParam("id") String id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        conductor.require(id);
        return Items.of(rounds.page(id, cursor, Limit.of(limit)), RoundJson::of);
    }

    /** How the best changed, oldest first. */
    @Schema(name = "BestSoFar")
    public record BestJson(String metric, List<Point> points) {}

    /**
     * The best from some moment on.
     *
     * @param trials so far, as are {@code gpuSeconds}
     * @param value null from when a changed limit left no trial within the limits
     */
    @Schema(name = "BestPoint")
    public record Point(
            int trials,
            long gpuSeconds,
            Instant at,
            @Nullable Double value,
            @Nullable String trial) {}

    @GET
    @Path("{id}/best")
    @RunOnVirtualThread
    @Operation(operationId = "getBestSoFar", summary = "How the best trial within the limits changed, oldest first")
    public BestJson best(@PathParam("id") String id) {
        var experiment = conductor.require(id);
        return new BestJson(
                experiment.slots().getFirst(),
                rounds.best(id, MOST_POINTS).stream()
                        .map(point -> new Point(
                                point.trials(), point.gpuSeconds(), point.at(), point.figure(), point.trial()))
                        .toList());
    }

    @GET
    @Path("{id}/history")
    @RunOnVirtualThread
    @Operation(
            operationId = "getHistory",
            summary = "What happened, newest first: changes, crashes and what they cost, the end")
    public HistoryJson history(
            @PathParam("id") String id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        conductor.require(id);
        return HistoryJson.of(history.page(id, cursor, Limit.of(limit)), history.totals(id));
    }

    /**
     * Where an experiment belongs.
     *
     * @param ancestors its parent first
     * @param forks made from it, oldest first
     */
    @Schema(name = "Lineage")
    public record LineageJson(List<ExperimentJson> ancestors, List<ExperimentJson> forks) {}

    @GET
    @Path("{id}/lineage")
    @RunOnVirtualThread
    @Operation(operationId = "getLineage", summary = "The experiments it came from, and those that came from it")
    public LineageJson lineage(@PathParam("id") String id) {
        conductor.require(id);
        return new LineageJson(
                experiments.ancestors(id).stream().map(ExperimentJson::of).toList(),
                experiments.forks(id).stream().map(ExperimentJson::of).toList());
    }
}
