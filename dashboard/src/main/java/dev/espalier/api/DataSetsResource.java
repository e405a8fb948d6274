package dev.espalier.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.catalogue.DataSetCheck;
import dev.espalier.catalogue.DataSetFiles;
import dev.espalier.catalogue.Gallery;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.control.Curator;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Images to train on: those that are drawn, and those that users registered. */
@Path(ApiPaths.DATA_SETS)
@Tag(name = "Catalogue")
@Produces(MediaType.APPLICATION_JSON)
public class DataSetsResource {

    private final Gallery gallery;
    private final Curator curator;
    private final ObjectMapper json;

    DataSetsResource(Gallery gallery, Curator curator, ObjectMapper json) {
        this.gallery = gallery;
        this.curator = curator;
        this.json = json;
    }

    /** What is to be registered. */
    public static class Order {
        @QueryParam("id")
        @DefaultValue("")
        @Parameter(description = "1 to 64 lower-case letters, digits, - and _")
        String id = "";

        @QueryParam("format")
        @DefaultValue("")
        @Parameter(schema = @Schema(enumeration = {"idx", "cifar-10", "cifar-100", "folder", "imagenet"}))
        String format = "";

        @QueryParam("path")
        @Parameter(description = "Absolute, as the server and every worker see it; repeated")
        List<String> path = List.of();

        @QueryParam("class")
        @Parameter(description = "The name of a class, repeated in the order of labels, where files do not tell them")
        List<String> classes = List.of();

        @QueryParam("validation")
        @Parameter(description = "Percent of the training images that are set aside; 1 to 50, 10 if left out")
        @Nullable
        String validation;

        @QueryParam("resolution")
        @Parameter(description = "Height and width to train at; 4 to 1024, that of the images if left out")
        @Nullable
        String resolution;

        @QueryParam("grey")
        @DefaultValue("false")
        boolean grey;

        @QueryParam("validationLabels")
        @Parameter(description = "ImageNet's devkit, or a list, where validation images lie in one folder")
        @Nullable
        String validationLabels;

        DataSetFiles files() {
            return new DataSetFiles(
                    id,
                    format(format),
                    path,
                    classes,
                    whole("validation", validation),
                    whole("resolution", resolution),
                    grey,
                    validationLabels);
        }

        private static @Nullable Integer whole(String name, @Nullable String given) {
            return given == null || given.isEmpty() ? null : (int) Limit.number(name, given, 0, Integer.MAX_VALUE);
        }

        private static DataSetFiles.Format format(String word) {
            for (var format : DataSetFiles.Format.values()) {
                if (format.word().equals(word)) {
                    return format;
                }
            }
            throw new InvalidInput("The `format` (%.40s) must be one of %s."
                    .formatted(word, String.join(", ", DataSetFiles.Format.words())));
        }
    }

    /** How far it is. */
    @Schema(name = "DataSetProgress")
    public record ProgressJson(
            long images,

            @Schema(description = "0 while images are being counted.")
            long of) {}

    /** What came of a check. */
    @Schema(name = "DataSetCheck")
    public record CheckJson(
            boolean ok,
            long images,
            long damaged,
            List<String> problems,

            @Schema(description = "What is odd, but does no harm.")
            List<String> notes,

            @Schema(description = "Height and width of the image with the fewest pixels.")
            String smallest,

            String largest) {

        static CheckJson of(DataSetCheck check) {
            return new CheckJson(
                    check.ok(),
                    check.images(),
                    check.damaged(),
                    check.problems(),
                    check.notes(),
                    check.smallest(),
                    check.largest());
        }
    }

    @GET
    @RunOnVirtualThread
    @Operation(operationId = "listDataSets", summary = "The data sets that can be trained on")
    public Items<DataSetJson> list() {
        return Items.all(gallery.dataSets().stream().map(DataSetJson::brief).toList());
    }

    @GET
    @Path("{id}")
    @RunOnVirtualThread
    @Operation(operationId = "getDataSet", summary = "A data set, with how many images each class has")
    public DataSetJson get(@PathParam("id") String id) {
        return DataSetJson.of(curator.require(id));
    }

    @POST
    @RunOnVirtualThread
    @Operation(
            operationId = "addDataSet",
            summary = "Registers images, which stay where they are on the server's machine",
            description = "The same again is no change; the same images elsewhere are looked for there from then on."
                    + " With Accept: application/x-ndjson, lines of progress come first, and last the data set or, in"
                    + " an object of their own, its problems.")
    @APIResponse(
            responseCode = "201",
            description = "Registered",
            content = @Content(schema = @Schema(implementation = DataSetJson.class)))
    public Response add(@BeanParam Order order) {
        var info = gallery.add(order.files(), (_, _) -> {});
        return Response.created(URI.create(ApiPaths.DATA_SETS + "/" + info.id()))
                .entity(DataSetJson.of(info))
                .build();
    }

    @POST
    @RunOnVirtualThread
    @Produces(Lines.TYPE)
    @Operation(hidden = true)
    public StreamingOutput adding(@BeanParam Order order) {
        var files = order.files();
        return Lines.of(json, lines -> DataSetJson.of(gallery.add(files, progress(lines))));
    }

    private static Gallery.Progress progress(Lines lines) {
        return (images, of) -> lines.tell(new ProgressJson(images, of));
    }

    @POST
    @Path("{id}/check")
    @RunOnVirtualThread
    @Operation(
            operationId = "checkDataSet",
            summary = "Decodes every image and names those that are damaged, gone or others than were registered",
            description = "With Accept: application/x-ndjson, lines of progress come first, the findings last.")
    public CheckJson check(@PathParam("id") String id) {
        curator.require(id);
        return CheckJson.of(gallery.check(id, (_, _) -> {}));
    }

    @POST
    @Path("{id}/check")
    @RunOnVirtualThread
    @Produces(Lines.TYPE)
    @Operation(hidden = true)
    public StreamingOutput checking(@PathParam("id") String id) {
        curator.require(id);
        return Lines.of(json, lines -> CheckJson.of(gallery.check(id, progress(lines))));
    }

    @DELETE
    @Path("{id}")
    @RunOnVirtualThread
    @Operation(operationId = "removeDataSet", summary = "Forgets a data set that no experiment trains on; files stay")
    @APIResponse(responseCode = "204", description = "Removed")
    public void remove(@PathParam("id") String id) {
        curator.remove(id);
    }
}
