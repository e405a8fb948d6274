package dev.espalier.api;

import dev.espalier.control.Notebook;
import dev.espalier.file.Prose;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What people write about experiments. */
@Path(ApiPaths.EXPERIMENTS)
@Tag(name = "Experiments")
public class NotesResource {

    private static final String MARKDOWN = "text/markdown";

    private final Notebook notebook;

    NotesResource(Notebook notebook) {
        this.notebook = notebook;
    }

    @GET
    @Path("{id}/notes")
    @RunOnVirtualThread
    @Produces(MARKDOWN + ";charset=utf-8")
    @Operation(
            operationId = "readNotes",
            summary = "What people wrote about an experiment, in Markdown; empty if nothing")
    @APIResponse(
            responseCode = "200",
            description = "With an ETag",
            content = @Content(mediaType = MARKDOWN, schema = @Schema(implementation = String.class)))
    public Response read(@PathParam("id") String id) {
        var note = notebook.read(id);
        return Response.ok(note.text())
                .header(HttpHeaders.ETAG, tag(note.version()))
                .build();
    }

    @PUT
    @Path("{id}/notes")
    @RunOnVirtualThread
    @Consumes({MARKDOWN, MediaType.TEXT_PLAIN})
    @Operation(
            operationId = "writeNotes",
            summary = "Writes about an experiment, in the place of what stands there",
            description = "Without `If-Match` only where nothing was written yet, so that nobody's words are lost.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MARKDOWN, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "204", description = "Written, with the new ETag")
    @APIResponse(responseCode = "409", description = "Somebody else wrote since that ETag")
    public Response write(
            @PathParam("id") String id,
            InputStream body,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(description = "The ETag of the notes that are replaced; * for any")
                    @Nullable
                    String match,
            @Context HttpHeaders headers) {
        var prose = Prose.parse(Body.read(body));
        var note = notebook.write(id, prose, version -> replaces(match, version), Caller.of(headers));
        return Response.noContent()
                .header(HttpHeaders.ETAG, tag(note.version()))
                .build();
    }

    private static boolean replaces(@Nullable String match, int version) {
        if (match == null) {
            return version == 0;
        }
        return Arrays.stream(match.split(","))
                .map(Tags::strong)
                .anyMatch(tag -> tag.equals("*") || tag.equals(tag(version)));
    }

    private static String tag(int version) {
        return "\"%d\"".formatted(version);
    }
}
