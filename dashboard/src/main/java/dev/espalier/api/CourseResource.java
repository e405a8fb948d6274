package dev.espalier.api;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.control.Change;
import dev.espalier.control.Conductor;
import dev.espalier.control.Request;
import dev.espalier.file.Changes;
import dev.espalier.file.ForkOrder;
import dev.espalier.ledger.Books;
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
import java.util.function.Function;
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
    public Response pause(
            @PathParam("id") String id, @HeaderParam(Requests.KEY) @Nullable String key, @Context HttpHeaders headers) {
        return change(id, "pause", key, headers, request -> conductor.pause(id, request));
    }

    @POST
    @Path("{id}/resume")
    @RunOnVirtualThread
    @Operation(operationId = "resumeExperiment", summary = "Lets a paused experiment go on")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExperimentJson.class)))
    public Response resume(
            @PathParam("id") String id, @HeaderParam(Requests.KEY) @Nullable String key, @Context HttpHeaders headers) {
        return change(id, "resume", key, headers, request -> conductor.resume(id, request));
    }

    @POST
    @Path("{id}/stop")
    @RunOnVirtualThread
    @Operation(
            operationId = "stopExperiment",
            summary = "Ends an experiment once what is being evaluated has ended, or at once with now=true")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExperimentJson.class)))
    public Response stop(
            @PathParam("id") String id,
            @QueryParam("now") @DefaultValue("false") boolean now,
            @HeaderParam(Requests.KEY) @Nullable String key,
            @Context HttpHeaders headers) {
        return change(id, now ? "stop now" : "stop", key, headers, request -> conductor.stop(id, now, request));
    }

    @POST
    @Path("{id}/start")
    @RunOnVirtualThread
    @Operation(operationId = "startExperiment", summary = "Lets an ended experiment go on from its last checkpoint")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExperimentJson.class)))
    public Response start(
            @PathParam("id") String id, @HeaderParam(Requests.KEY) @Nullable String key, @Context HttpHeaders headers) {
        return change(id, "start", key, headers, request -> conductor.start(id, request.actor()));
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
            @HeaderParam(Requests.KEY) @Nullable String key,
            @Context HttpHeaders headers) {
        var text = Body.text(body, headers);
        var asked = "set %s %s".formatted(ifMatch, text.content());
        return change(id, asked, key, headers, request -> set(id, Changes.parse(text), ifMatch, request));
    }

    private ExperimentView set(String id, Changes changes, @Nullable String ifMatch, Request request) {
        var before = conductor.require(id).experiment();
        var next = changes.applied(before);
        var change = new Change(
                changes.constraints() == null ? null : next.problem().constraints(),
                next.budget().equals(before.budget()) ? null : next.budget(),
                changes.concurrency(),
                Tags.revision(ifMatch));
        return conductor.set(id, change, request);
    }

    private Response change(
            String id,
            String asked,
            @Nullable String key,
            HttpHeaders headers,
            Function<Request, ExperimentView> change) {
        var request = Request.of(Caller.of(headers), key);
        var changed =
                requests.once(key, asked + " " + id, _ -> change.apply(request).id());
        return ExperimentsResource.answer(conductor.require(changed));
    }

    @POST
    @Path("{id}/forks")
    @RunOnVirtualThread
    @Consumes({Body.Types.JSON, Body.Types.YAML})
    @Operation(
            operationId = "forkExperiment",
            summary = "Starts a new experiment from where this one stood after a round",
            description =
                    "With nothing but the round, it repeats its parent, but for limits set since, which hold from its first"
                            + " round on; with another seed it leads elsewhere.")
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
            @HeaderParam(Requests.KEY) @Nullable String key,
            @Context HttpHeaders headers) {
        var parent = conductor.require(id);
        var text = Body.text(body, headers);
        var fork = requests.once(
                key,
                "fork %s %s".formatted(id, text.content()),
                known -> fork(parent, ForkOrder.parse(text), headers, known));
        return ExperimentsResource.created(conductor.require(fork));
    }

    private String fork(ExperimentView parent, ForkOrder order, HttpHeaders headers, Books.@Nullable Key known) {
        var sequence = rounds.sequenceAfter(parent.id(), order.round());
        if (sequence.isEmpty()) {
            throw new InvalidInput("The `round` (%d) must be from 0 to %d, the rounds that %s has closed."
                    .formatted(order.round(), parent.rounds(), parent.id()));
        }
        var repeated = conductor.repeated(parent, sequence.getAsInt());
        var fork = order.applied(repeated, sequence.getAsInt(), ExperimentsResource.naming());
        return conductor.fork(fork, Caller.of(headers), known).id();
    }
}
