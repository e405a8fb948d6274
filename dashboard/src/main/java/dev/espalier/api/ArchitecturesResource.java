package dev.espalier.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Architectures: what they cost and what they look like. */
@Path(ApiPaths.ROOT + "/architectures")
@Tag(name = "Catalogue")
public class ArchitecturesResource {

    private final Architectures architectures;

    ArchitecturesResource(Architectures architectures) {
        this.architectures = architectures;
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
}
