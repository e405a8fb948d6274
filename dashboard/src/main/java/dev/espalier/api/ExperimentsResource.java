package dev.espalier.api;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.control.Conductor;
import dev.espalier.file.ExperimentFile;
import dev.espalier.file.Naming;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Experiments;
import dev.espalier.ledger.Sorting;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
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
import java.security.SecureRandom;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Experiments: listed, created, looked at, deleted. */
@Path(ApiPaths.EXPERIMENTS)
@Tag(name = "Experiments")
@Produces(MediaType.APPLICATION_JSON)
public class ExperimentsResource {

    private static final String EVERY = "all";
    private static final RandomGenerator RANDOM = new SecureRandom();

    private final Catalogue catalogue;
    private final Experiments experiments;
    private final Conductor conductor;
    private final Estimates estimates;
    private final Requests requests;

    ExperimentsResource(
            Catalogue catalogue, Experiments experiments, Conductor conductor, Estimates estimates, Requests requests) {
        this.catalogue = catalogue;
        this.experiments = experiments;
        this.conductor = conductor;
        this.estimates = estimates;
        this.requests = requests;
    }

    /** New ids and seeds. */
    static Naming naming() {
        return Naming.drawn(RANDOM);
    }

    @GET
    @RunOnVirtualThread
    @Operation(
            operationId = "listExperiments",
            summary = "Experiments, newest first",
            description =
                    "Runs of races are listed with `race`, `label`, `text` or `filter` only. A filter is written as on the"
                            + " page: `state:running method:agnet val_accuracy_pct>91 tag:team=vision -name:probe`.")
    public Items<ExperimentJson> list(
            @QueryParam("status") List<String> status,
            @QueryParam("label") @Nullable String label,
            @QueryParam("text") @Nullable String text,
            @QueryParam("filter") @Nullable String filter,
            @QueryParam("sort")
                    @DefaultValue("")
                    @Parameter(
                            description =
                                    "created, name, best, trials, failed or gpu; with a minus before it the largest come first.")
                    String sort,
            @QueryParam("race") @Parameter(description = "The id of a race; `all` for runs of any race, too.") @Nullable
                    String race,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        var wanted = Lists.experiments(status, label, text, filter, race(race, label, text, filter));
        var page = experiments.page(wanted, Sorting.of(sort), cursor, Limit.of(limit));
        return new Items<>(page.items().stream().map(ExperimentJson::of).toList(), page.next());
    }

    /** Five hundred runs of a race would drown all else where nobody asks for them. */
    private static @Nullable String race(@Nullable String race, @Nullable String... others) {
        if (race != null && !race.isEmpty()) {
            return race.equals(EVERY) ? null : race;
        }
        return Stream.of(others).allMatch(other -> other == null || other.isBlank()) ? "" : null;
    }

    @POST
    @RunOnVirtualThread
    @Consumes({Body.Types.YAML, Body.Types.JSON, Body.Types.OLD_YAML, Body.Types.TEXT_YAML, Body.Types.PLAIN})
    @Operation(operationId = "createExperiment", summary = "Creates an experiment from its file and starts it")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = Body.Types.YAML, schema = @Schema(ref = ApiDescription.FILE)),
                @Content(mediaType = Body.Types.JSON, schema = @Schema(ref = ApiDescription.FILE))
            })
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = ExperimentJson.class)))
    public Response create(
            InputStream body,
            @QueryParam("paused") @DefaultValue("false") boolean paused,
            @HeaderParam(Requests.KEY) @Nullable String key,
            @Context HttpHeaders headers) {
        var text = Body.text(body, headers);
        var id = requests.once(
                key,
                "create %s %s %s".formatted(paused, text.format(), text.content()),
                request -> conductor
                        .create(
                                ExperimentFile.parse(text, naming(), catalogue::problems),
                                paused,
                                Caller.of(headers),
                                request)
                        .id());
        return created(conductor.require(id));
    }

    static Response created(ExperimentView experiment) {
        return Response.created(URI.create(ApiPaths.EXPERIMENTS + "/" + experiment.id()))
                .header(HttpHeaders.ETAG, Tags.of(experiment))
                .entity(ExperimentJson.of(experiment))
                .build();
    }

    @POST
    @Path("check")
    @RunOnVirtualThread
    @Consumes({Body.Types.YAML, Body.Types.JSON, Body.Types.OLD_YAML, Body.Types.TEXT_YAML, Body.Types.PLAIN})
    @Operation(
            operationId = "checkExperiment",
            summary = "Finds every problem of a file, and what it would take; creates nothing")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = Body.Types.YAML, schema = @Schema(ref = ApiDescription.FILE)),
                @Content(mediaType = Body.Types.JSON, schema = @Schema(ref = ApiDescription.FILE))
            })
    public Estimates.Check check(InputStream body, @Context HttpHeaders headers) {
        return estimates.check(() -> ExperimentFile.parse(Body.text(body, headers), naming(), catalogue::problems));
    }

    @GET
    @Path("{id}")
    @RunOnVirtualThread
    @Operation(operationId = "getExperiment", summary = "An experiment as it stands")
    @APIResponse(
            responseCode = "200",
            description = "With an ETag",
            content = @Content(schema = @Schema(implementation = ExperimentJson.class)))
    @APIResponse(responseCode = "304", description = "Unchanged since the ETag of If-None-Match")
    public Response get(@PathParam("id") String id, @Context HttpHeaders headers) {
        var experiment = conductor.require(id);
        return Tags.unchanged(experiment, headers)
                ? Response.notModified()
                        .header(HttpHeaders.ETAG, Tags.of(experiment))
                        .build()
                : answer(experiment);
    }

    static Response answer(ExperimentView experiment) {
        return Response.ok(ExperimentJson.of(experiment))
                .header(HttpHeaders.ETAG, Tags.of(experiment))
                .build();
    }

    @DELETE
    @Path("{id}")
    @RunOnVirtualThread
    @Operation(
            operationId = "deleteExperiment",
            summary = "Deletes an ended experiment with all that was kept of it, unless a fork needs it")
    @APIResponse(responseCode = "204", description = "Deleted")
    public void delete(@PathParam("id") String id) {
        conductor.delete(id);
    }
}
