package dev.espalier.api;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.space.Decision;
import dev.espalier.space.DecisionSpace;
import dev.espalier.space.SearchSpace;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Search spaces: what can be built. */
@Path(ApiPaths.ROOT + "/spaces")
@Tag(name = "Catalogue")
@Produces(MediaType.APPLICATION_JSON)
public class SpacesResource {

    private static final int MOST_SAMPLES = 100;

    private final Catalogue catalogue;
    private final Architectures architectures;

    SpacesResource(Catalogue catalogue, Architectures architectures) {
        this.catalogue = catalogue;
        this.architectures = architectures;
    }

    /**
     * A space.
     *
     * @param decisions none where the space is not flat
     * @param tables of results for its architectures
     */
    @Schema(name = "Space")
    public record SpaceJson(
            String name,
            String summary,

            @Schema(description = "How many architectures it has; null for infinitely many.") @Nullable
            Double size,

            List<Decision> decisions,
            List<String> tables) {}

    private SpaceJson json(SearchSpace space) {
        return new SpaceJson(
                space.name(),
                space.summary(),
                Double.isFinite(space.size()) ? space.size() : null,
                space instanceof DecisionSpace flat ? flat.decisions() : List.of(),
                catalogue.tables().stream()
                        .filter(table -> table.space().equals(space.name()))
                        .map(table -> table.name())
                        .toList());
    }

    @GET
    @RunOnVirtualThread
    @Operation(operationId = "listSpaces", summary = "The search spaces that are installed")
    public Items<SpaceJson> list() {
        return Items.all(catalogue.spaces().stream().map(this::json).toList());
    }

    @GET
    @Path("{name}")
    @RunOnVirtualThread
    @Operation(operationId = "getSpace", summary = "A search space and its decisions")
    public SpaceJson get(@PathParam("name") String name) {
        return json(Names.space(catalogue, name));
    }

    @GET
    @Path("{name}/sample")
    @RunOnVirtualThread
    @Operation(
            operationId = "sampleSpace",
            summary = "Architectures drawn at random",
            description = "The same seed draws the same; 1 to 100 of them, 10 if left out.")
    public Items<ArchitectureJson> sample(
            @PathParam("name") String name,
            @QueryParam("count") @Nullable String count,
            @QueryParam("seed") @Nullable String seed) {
        var space = Names.space(catalogue, name);
        int many = Limit.of("count", count, 10, MOST_SAMPLES);
        var random = seed == null || seed.isEmpty()
                ? new SplittableRandom()
                : new SplittableRandom(Limit.number("seed", seed, -Long.MAX_VALUE, Long.MAX_VALUE));
        return Items.all(Stream.generate(() -> space.sample(random))
                .limit(many)
                .map(architectures::of)
                .toList());
    }

    @GET
    @Path("{name}/worth-measuring")
    @RunOnVirtualThread
    @Operation(
            operationId = "worthMeasuring",
            summary = "The architectures whose latencies say most of those of all others",
            description =
                    "What says most comes first. The same seed chooses the same; 1 to 100 of them, 30 if left out.")
    public Items<ArchitectureJson> worthMeasuring(
            @PathParam("name") String name,
            @QueryParam("count") @Nullable String count,
            @QueryParam("seed") @Nullable String seed) {
        var space = Names.space(catalogue, name);
        int many = Limit.of("count", count, 30, MOST_SAMPLES);
        long start = seed == null || seed.isEmpty() ? 0 : Limit.number("seed", seed, -Long.MAX_VALUE, Long.MAX_VALUE);
        return Items.all(catalogue.worthMeasuring(space, many, start).stream()
                .map(architectures::of)
                .toList());
    }

    @POST
    @RunOnVirtualThread
    @Consumes({Body.Types.YAML, Body.Types.OLD_YAML, Body.Types.TEXT_YAML, Body.Types.PLAIN})
    @Operation(
            operationId = "addSpace",
            summary = "Adds a search space that is written in YAML",
            description = "The same content again is no change.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = Body.Types.YAML,
                            schema =
                                    @Schema(
                                            type =
                                                    org.eclipse.microprofile.openapi.annotations.enums.SchemaType
                                                            .STRING)))
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = SpaceJson.class)))
    public Response add(InputStream body) {
        var space = catalogue.addSpace(Body.read(body));
        return Response.created(URI.create(ApiPaths.ROOT + "/spaces/" + space.name()))
                .entity(json(space))
                .build();
    }
}
