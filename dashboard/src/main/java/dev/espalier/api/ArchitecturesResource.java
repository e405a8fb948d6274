package dev.espalier.api;

import dev.espalier.catalogue.Exporter;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Architectures: what they cost and what they look like. */
@Path(ApiPaths.ROOT + "/architectures")
@Tag(name = "Catalogue")
public class ArchitecturesResource {

    private final Architectures architectures;

    private final Instance<Exporter> exporter;

    ArchitecturesResource(Architectures architectures, Instance<Exporter> exporter) {
        this.architectures = architectures;
        this.exporter = exporter;
    }

    @GET
    @Path("{id}")
    @RunOnVirtualThread
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getArchitecture", summary = "An architecture with its cost and its latencies")
    public ArchitectureJson get(@PathParam("id") String id) {
        return architectures.of(architectures.require(id));
    }

    @GET
    @Path("{id}.svg")
    @RunOnVirtualThread
    @Produces("image/svg+xml")
    @Operation(operationId = "drawArchitecture", summary = "The drawing of an architecture, with its colours")
    public String draw(@PathParam("id") String id) {
        return architectures.drawing(architectures.require(id));
    }

    @GET
    @Path("{id}.onnx")
    @RunOnVirtualThread
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "exportArchitecture",
            summary = "The network of an architecture as ONNX, with first weights: nothing was trained",
            description =
                    "Its outputs are compared with those of the network that Espalier trains; how far they differ is told by"
                            + " the header Espalier-Largest-Difference, of outputs up to Espalier-Largest-Output.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM))
    public Response export(
            @PathParam("id") String id,
            @QueryParam("seed") @Parameter(description = "Of the first weights; 0 if left out") @Nullable String seed) {
        var architecture = architectures.require(id);
        var exported = exporter.get()
                .untrained(
                        architecture,
                        seed == null || seed.isEmpty()
                                ? 0
                                : Limit.number("seed", seed, -Long.MAX_VALUE, Long.MAX_VALUE));
        return Response.ok(exported.onnx())
                .header("Content-Disposition", "attachment; filename=\"%s.onnx\"".formatted(architecture.space()))
                .header("Espalier-Images", exported.images())
                .header("Espalier-Largest-Difference", exported.largestDifference())
                .header("Espalier-Largest-Output", exported.largestOutput())
                .build();
    }
}
