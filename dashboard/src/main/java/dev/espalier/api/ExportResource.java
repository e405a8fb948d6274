package dev.espalier.api;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.control.Conductor;
import dev.espalier.file.ExperimentFile;
import dev.espalier.file.Text;
import dev.espalier.ledger.ExperimentView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** An experiment to be taken along. */
@Path(ApiPaths.EXPERIMENTS)
@Tag(name = "Experiments")
public class ExportResource {

    private final Conductor conductor;
    private final TrialsTable table;
    private final Archive archive;

    ExportResource(Conductor conductor, TrialsTable table, Archive archive) {
        this.conductor = conductor;
        this.table = table;
        this.archive = archive;
    }

    @GET
    @Path("{id}/export")
    @RunOnVirtualThread
    @Operation(
            operationId = "exportExperiment",
            summary = "The file of an experiment (yaml), everything known of it (json), or its trials (csv)")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = Body.Types.YAML),
                @Content(mediaType = MediaType.APPLICATION_JSON),
                @Content(mediaType = "text/csv")
            })
    public Response export(
            @PathParam("id") String id,
            @QueryParam("format")
                    @DefaultValue("yaml")
                    @Parameter(schema = @Schema(enumeration = {"yaml", "json", "csv"}))
                    String format) {
        var experiment = conductor.require(id);
        return switch (format) {
            case "yaml" ->
                file(
                        experiment,
                        Body.Types.YAML,
                        "yaml",
                        ExperimentFile.write(experiment.experiment(), Text.Format.YAML)
                                .content());
            case "json" ->
                file(experiment, MediaType.APPLICATION_JSON, "json", (StreamingOutput)
                        output -> archive.write(experiment, output));
            case "csv" ->
                file(experiment, "text/csv; charset=utf-8", "csv", (StreamingOutput)
                        output -> table.write(experiment, output));
            default -> throw new InvalidInput("The `format` (%.40s) must be yaml, json or csv.".formatted(format));
        };
    }

    /** Named after the experiment's id, which consists of letters, digits and hyphens. */
    private static Response file(ExperimentView experiment, String type, String ending, Object content) {
        return Response.ok(content)
                .header("Content-Type", type)
                .header("Content-Disposition", "attachment; filename=\"%s.%s\"".formatted(experiment.id(), ending))
                .build();
    }
}
