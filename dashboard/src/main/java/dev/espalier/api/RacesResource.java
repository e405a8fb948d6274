package dev.espalier.api;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.control.Request;
import dev.espalier.file.RaceFile;
import dev.espalier.race.Marshal;
import dev.espalier.race.Races;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Races: methods compared on equal budgets. */
@Path(ApiPaths.RACES)
@Tag(name = "Races")
@Produces(MediaType.APPLICATION_JSON)
public class RacesResource {

    private final Marshal marshal;
    private final Races races;
    private final Requests requests;
    private final Surroundings surroundings;

    RacesResource(Marshal marshal, Races races, Requests requests, Surroundings surroundings) {
        this.marshal = marshal;
        this.races = races;
        this.requests = requests;
        this.surroundings = surroundings;
    }

    @GET
    @RunOnVirtualThread
    @Operation(operationId = "listRaces", summary = "Races, newest first")
    public Items<RaceJson> list(@QueryParam("text") @Nullable String text) {
        return Items.all(
                races.list(text == null ? "" : text).stream().map(RaceJson::of).toList());
    }

    @POST
    @RunOnVirtualThread
    @Consumes({Body.Types.YAML, Body.Types.JSON, Body.Types.OLD_YAML, Body.Types.TEXT_YAML, Body.Types.PLAIN})
    @Operation(operationId = "createRace", summary = "Creates a race from its file and begins its first runs")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = Body.Types.YAML, schema = @Schema(ref = ApiDescription.RACE)),
                @Content(mediaType = Body.Types.JSON, schema = @Schema(ref = ApiDescription.RACE))
            })
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = RaceJson.class)))
    public Response create(
            InputStream body, @HeaderParam(Requests.KEY) @Nullable String key, @Context HttpHeaders headers) {
        var text = Body.text(body, headers);
        var id = requests.once(
                key,
                "race %s %s".formatted(text.format(), text.content()),
                _ -> marshal.create(
                                RaceFile.parse(text, ExperimentsResource.naming(), marshal::problems),
                                Caller.of(headers),
                                surroundings.machine())
                        .id());
        return Response.created(URI.create(ApiPaths.RACES + "/" + id))
                .entity(RaceJson.of(marshal.require(id)))
                .build();
    }

    /**
     * What is wrong with a race's file, and how large it would be if nothing is.
     *
     * @param runs how many experiments; 0 where something is wrong
     * @param trials of all of them
     */
    @Schema(name = "RaceCheck")
    public record CheckJson(List<String> problems, int runs, long trials) {}

    @POST
    @Path("check")
    @RunOnVirtualThread
    @Consumes({Body.Types.YAML, Body.Types.JSON, Body.Types.OLD_YAML, Body.Types.TEXT_YAML, Body.Types.PLAIN})
    @Operation(operationId = "checkRace", summary = "Finds every problem of a race's file; creates nothing")
    @RequestBody(
            required = true,
            content = @Content(mediaType = Body.Types.YAML, schema = @Schema(ref = ApiDescription.RACE)))
    public CheckJson check(InputStream body, @Context HttpHeaders headers) {
        try {
            var race = RaceFile.parse(Body.text(body, headers), ExperimentsResource.naming(), marshal::problems);
            var problems = marshal.problems(race);
            return problems.isEmpty()
                    ? new CheckJson(problems, race.runs(), (long) race.runs() * race.budget())
                    : new CheckJson(problems, 0, 0);
        } catch (InvalidInput e) {
            return new CheckJson(e.problems(), 0, 0);
        }
    }

    @GET
    @Path("{id}")
    @RunOnVirtualThread
    @Operation(operationId = "getRace", summary = "A race as it stands")
    public RaceJson get(@PathParam("id") String id) {
        return RaceJson.of(marshal.require(id));
    }

    @POST
    @Path("{id}/pause")
    @RunOnVirtualThread
    @Operation(operationId = "pauseRace", summary = "Begins no further run; those under way pause")
    public RaceJson pause(@PathParam("id") String id) {
        return RaceJson.of(marshal.pause(id));
    }

    @POST
    @Path("{id}/resume")
    @RunOnVirtualThread
    @Operation(operationId = "resumeRace", summary = "Lets a paused race go on")
    public RaceJson resume(@PathParam("id") String id, @Context HttpHeaders headers) {
        return RaceJson.of(marshal.resume(id, Request.of(Caller.of(headers), null)));
    }

    @POST
    @Path("{id}/stop")
    @RunOnVirtualThread
    @Operation(operationId = "stopRace", summary = "Stops its runs at once; what came of the others stays")
    public RaceJson stop(@PathParam("id") String id) {
        return RaceJson.of(marshal.stop(id));
    }

    @POST
    @Path("{id}/start")
    @RunOnVirtualThread
    @Operation(operationId = "startRace", summary = "Lets a stopped race go on")
    public RaceJson start(@PathParam("id") String id, @Context HttpHeaders headers) {
        return RaceJson.of(marshal.start(id, Caller.of(headers)));
    }

    @DELETE
    @Path("{id}")
    @RunOnVirtualThread
    @Operation(operationId = "deleteRace", summary = "Deletes a race that is over, with all its runs")
    @APIResponse(responseCode = "204", description = "Deleted")
    public void delete(@PathParam("id") String id) {
        marshal.delete(id);
    }
}
