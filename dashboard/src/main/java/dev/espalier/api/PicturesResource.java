package dev.espalier.api;

import dev.espalier.catalogue.Gallery;
import dev.espalier.control.Curator;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Images of data sets as pictures, one by one and many on a sheet. */
@Path(ApiPaths.DATA_SETS)
@Tag(name = "Catalogue")
public class PicturesResource {

    private static final String PNG = "image/png";
    private static final int MOST_SIDE = 512;
    private static final int MOST_SHOWN = 500;
    private static final int SHOWN = 100;

    private final Gallery gallery;
    private final Curator curator;

    PicturesResource(Gallery gallery, Curator curator) {
        this.gallery = gallery;
        this.curator = curator;
    }

    @GET
    @Path("{id}/images/{split}/{index}")
    @RunOnVirtualThread
    @Produces(PNG)
    @Operation(operationId = "getImage", summary = "An image of a data set by its place in a split, as a PNG")
    @APIResponse(responseCode = "200", content = @Content(mediaType = PNG))
    public Response image(
            @PathParam("id") String id,
            @PathParam("split") String split,
            @PathParam("index") int index,
            @QueryParam("side")
                    @Parameter(description = "Neither height nor width is more; 1 to 512, 128 if left out")
                    @Nullable
                    String side,
            @QueryParam("v")
                    @Parameter(description = "The data set's SHA-256: with it, the answer may be kept for ever")
                    @Nullable
                    String version,
            @Context Request request) {
        var sha256 = curator.require(id).sha256();
        int pixels = Limit.of("side", side, 128, MOST_SIDE);
        var tag = new EntityTag("%s-%s-%d-%d".formatted(sha256, split, index, pixels));
        var known = request.evaluatePreconditions(tag);
        var answer = known == null ? Response.ok(gallery.picture(id, split, index, pixels)) : known;
        return answer.tag(tag)
                .header("Cache-Control", sha256.equals(version) ? "private, max-age=31536000, immutable" : "no-cache")
                .build();
    }

    @GET
    @Path("{id}/sheet")
    @RunOnVirtualThread
    @Produces(PNG)
    @Operation(
            operationId = "getSheet",
            summary = "Images of a data set on one sheet, as a PNG",
            description = "A row for each class where there are at most 20 of them.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = PNG))
    public byte[] sheet(
            @PathParam("id") String id,
            @QueryParam("split") @Nullable String split,
            @QueryParam("count") @Parameter(description = "How many images; 1 to 500, 100 if left out") @Nullable
                    String count) {
        curator.require(id);
        return gallery.sheet(id, split == null ? "train" : split, Limit.of("count", count, SHOWN, MOST_SHOWN));
    }
}
