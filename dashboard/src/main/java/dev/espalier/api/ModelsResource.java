package dev.espalier.api;

import dev.espalier.control.Conductor;
import dev.espalier.control.ExportOrders;
import dev.espalier.control.Exports;
import dev.espalier.control.Exports.Exported;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.step.ExportSteps.Stage;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Trained networks as packages. */
@Path(ApiPaths.EXPERIMENTS)
@Tag(name = "Trials")
@Produces(MediaType.APPLICATION_JSON)
public class ModelsResource {

    private static final String ZIP = "application/zip";

    private final Conductor conductor;
    private final ExportOrders orders;
    private final Exports exports;

    ModelsResource(Conductor conductor, ExportOrders orders, Exports exports) {
        this.conductor = conductor;
        this.orders = orders;
        this.exports = exports;
    }

    /** A package that is made, or is done. */
    @Schema(name = "Model")
    public record ModelJson(
            String id,
            String experiment,
            String trial,

            @Schema(description = "Whether that is the best trial within the limits, in the first objective.")
            boolean best,

            String fileName,

            @Schema(description = "Whether nothing more will happen.")
            boolean done,

            @Schema(description = "Why there is no file though it is done, else empty.")
            String problem,

            List<StageJson> stages,

            @Schema(description = "Null until it is done.") @Nullable
            FileJson file) {

        static ModelJson of(Exported exported, ExperimentView experiment) {
            var best = experiment.best();
            var standing = exported.standing();
            var packed = standing.packed();
            return new ModelJson(
                    exported.id(),
                    experiment.id(),
                    exported.order().trial(),
                    best != null && best.trial().equals(exported.order().trial()),
                    exported.order().fileName(),
                    standing.over(),
                    standing.problem(),
                    standing.stages().stream().map(StageJson::of).toList(),
                    packed == null
                            ? null
                            : new FileJson(
                                    packed.file().bytes(),
                                    packed.file().sha256(),
                                    address(experiment.id(), exported.id()) + "/file"));
        }
    }

    /** One of the things that are done. */
    @Schema(name = "ModelStage")
    public record StageJson(
            String name,

            @Schema(enumeration = {"waiting", "under_way", "done", "skipped", "failed"})
            String progress,

            @Schema(
                    description =
                            "What came of it, in a sentence; while it is under way what it waits for, or nothing.")
            String said) {

        static StageJson of(Stage stage) {
            return new StageJson(stage.name(), stage.progress().name().toLowerCase(Locale.ROOT), stage.said());
        }
    }

    /** The package. */
    @Schema(name = "ModelFile")
    public record FileJson(long bytes, String sha256, String href) {}

    private static String address(String experiment, String id) {
        return "%s/%s/models/%s".formatted(ApiPaths.EXPERIMENTS, experiment, id);
    }

    @POST
    @Path("{id}/models")
    @RunOnVirtualThread
    @Operation(
            operationId = "exportModel",
            summary = "Begins to make a package of a trial's network",
            description = "Asked twice for the same, it makes it once.")
    @APIResponse(
            responseCode = "202",
            description = "Begun, or done already",
            content = @Content(schema = @Schema(implementation = ModelJson.class)))
    public Response begin(
            @PathParam("id") String id,
            @QueryParam("trial")
                    @Parameter(description = "The best within the limits, in the first objective, if left out")
                    @Nullable
                    String trial) {
        var experiment = conductor.require(id);
        var exported =
                exports.begin(experiment, orders.trial(experiment, trial == null || trial.isEmpty() ? null : trial));
        return Response.accepted(ModelJson.of(exported, experiment))
                .location(URI.create(address(id, exported.id())))
                .build();
    }

    @GET
    @Path("{id}/models")
    @RunOnVirtualThread
    @Operation(operationId = "listModels", summary = "The packages that were asked for")
    public Items<ModelJson> list(@PathParam("id") String id) {
        var experiment = conductor.require(id);
        return Items.all(exports.list(id).stream()
                .map(exported -> ModelJson.of(exported, experiment))
                .toList());
    }

    @GET
    @Path("{id}/models/{model}")
    @RunOnVirtualThread
    @Operation(operationId = "getModel", summary = "How far a package is")
    public ModelJson get(@PathParam("id") String id, @PathParam("model") String model) {
        var experiment = conductor.require(id);
        return ModelJson.of(exports.require(id, model), experiment);
    }

    @GET
    @Path("{id}/models/{model}/file")
    @RunOnVirtualThread
    @Produces(ZIP)
    @Operation(operationId = "getModelFile", summary = "A package, as a ZIP file")
    @APIResponse(responseCode = "200", content = @Content(mediaType = ZIP))
    public Response file(@PathParam("id") String id, @PathParam("model") String model) {
        conductor.require(id);
        var exported = exports.require(id, model);
        return Response.ok(exports.open(exported))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"%s\"".formatted(exported.order().fileName()))
                .build();
    }
}
