package dev.espalier.api;

import dev.espalier.control.Conductor;
import dev.espalier.file.Labelling;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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

/** What experiments are labelled with. */
@Path(ApiPaths.EXPERIMENTS)
@Tag(name = "Experiments")
@Produces(MediaType.APPLICATION_JSON)
public class LabelsResource {

    private final Conductor conductor;

    LabelsResource(Conductor conductor) {
        this.conductor = conductor;
    }

    @POST
    @Path("{id}/labels")
    @RunOnVirtualThread
    @Consumes(MediaType.TEXT_PLAIN)
    @Operation(
            operationId = "labelExperiment",
            summary = "Sets labels and takes them away, at once",
            description = "The body is one text: `team=vision prod stage-` sets two labels and takes one away.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExperimentJson.class)))
    public Response label(@PathParam("id") String id, InputStream body, @Context HttpHeaders headers) {
        var labelling = Labelling.parse(Body.read(body));
        return ExperimentsResource.answer(conductor.label(id, labelling, Caller.of(headers)));
    }
}
