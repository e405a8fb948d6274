package dev.espalier.api;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.control.Change;
import dev.espalier.control.Conductor;
import dev.espalier.file.Changes;
import dev.espalier.file.ForkOrder;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Rounds;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The course of an experiment: paused, resumed, stopped, started again, changed, forked. */
@Path(ApiPaths.EXPERIMENTS)
@Tag(name = "Experiments")
@Produces(MediaType.APPLICATION_JSON)
public class CourseResource {

    private final Conductor conductor;
    private final Rounds rounds;
    private final Requests requests;

    CourseResource(Conductor conductor, Rounds rounds, Requests requests) {
        this.conductor = conductor;
        this.rounds = rounds;
        this.requests = requests;
    }

    @POST
    @Path("{id}/pause")
    @RunOnVirtualThread
    @Operation(operationId = "pauseExperiment", summary = "Starts nothing more; what is being evaluated finishes")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExperimentJson.class)))
    public Response pause(@PathParam("id") String id, @Context HttpHeaders headers) {
        return ExperimentsResource.answer(conductor.pause(id, Caller.of(headers)));
    }

    @POST
    @Path("{id}/resume")
    @RunOnVirtualThread
    @Operation(operationId = "resumeExperiment", summary = "Lets a paused experiment go on")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExperimentJson.class)))
    public Response resume(@PathParam("id") String id, @Context HttpHeaders headers) {
        return ExperimentsResource.answer(conductor.resume(id, Caller.of(headers)));
    }

    @POST
    @Path("{id}/stop")
    @RunOnVirtualThread
    @Operation(operationId = "stopExperiment", summary = "Ends an experiment after its round, or at once with now=true")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExperimentJson.class)))
    public Response stop(
            @PathParam("id") String id,
            @QueryParam("now") @DefaultValue("false") boolean now,
            @Context HttpHeaders headers) {
        return ExperimentsResource.answer(conductor.stop(id, now, Caller.of(headers)));
    }

    @POST
    @Path("{id}/start")
    @RunOnVirtualThread
    @Operation(operationId = "startExperiment", summary = "Lets an ended experiment go on from its last checkpoint")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExperimentJson.class)))
    public Response start(@PathParam("id") String id, @Context HttpHeaders headers) {
        return ExperimentsResource.answer(conductor.start(id, Caller.of(headers)));
    }

    @POST
    @Path("{id}/set")
    @RunOnVirtualThread
    @Consumes({Body.Types.JSON, Body.Types.YAML})
    @Operation(
            operationId = "setExperiment",
            summary = "Changes budget, constraints or concurrency, from the next round on",
            description = "With If-Match, only when nobody changed the experiment since its ETag was read.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = Body.Types.JSON, schema = @Schema(ref = ApiDescription.CHANGE)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExperimentJson.class)))
    public Response set(
            @PathParam("id") String id,
            InputStream body,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Context HttpHeaders headers) {
        var before = conductor.require(id);
        var changes = Changes.parse(Body.text(body, headers));
        var next = changes.applied(before.experiment());
        var change = new Change(
                changes.constraints() == null ? null : next.problem().constraints(),
                next.budget().equals(before.experiment().budget()) ? null : next.budget(),
                changes.concurrency(),
                Tags.revision(ifMatch));
        return ExperimentsResource.answer(conductor.set(id, change, Caller.of(headers)));
    }

    @POST
    @Path("{id}/forks")
    @RunOnVirtualThread
    @Consumes({Body.Types.JSON, Body.Types.YAML})
    @Operation(
            operationId = "forkExperiment",
            summary = "Starts a new experiment from where this one stood after a round",
            description = "With nothing but the round, it repeats its parent; with another seed it leads elsewhere.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = Body.Types.JSON, schema = @Schema(ref = ApiDescription.FORK)))
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = ExperimentJson.class)))
    public Response fork(
            @PathParam("id") String id,
            InputStream body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context HttpHeaders headers) {
        var parent = conductor.require(id);
        var text = Body.text(body, headers);
        var fork = requests.once(
                key, "fork %s %s".formatted(id, text.content()), () -> fork(parent, ForkOrder.parse(text), headers));
        return ExperimentsResource.created(conductor.require(fork));
    }

    private String fork(ExperimentView parent, ForkOrder order, HttpHeaders headers) {
        var sequence = rounds.sequenceAfter(parent.id(), order.round());
        if (sequence.isEmpty()) {
            throw new InvalidInput("The `round` (%d) must be from 0 to %d, the rounds that %s has closed."
                    .formatted(order.round(), parent.rounds(), parent.id()));
        }
        var fork = order.applied(parent.experiment(), sequence.getAsInt(), ExperimentsResource.naming());
        return conductor.fork(fork, Caller.of(headers)).id();
    }
}
