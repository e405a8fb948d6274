package dev.espalier.api;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.page.RaceReports;
import dev.espalier.race.Marshal;
import dev.espalier.race.Results;
import dev.espalier.race.Runs;
import dev.espalier.race.Scores;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What came of races. */
@Path(ApiPaths.RACES)
@Tag(name = "Races")
public class RaceResultsResource {

    private static final String CSV = "text/csv; charset=utf-8";

    private final Marshal marshal;
    private final Scores scores;
    private final Runs runs;
    private final RaceReports reports;
    private final String version;

    RaceResultsResource(
            Marshal marshal,
            Scores scores,
            Runs runs,
            RaceReports reports,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.marshal = marshal;
        this.scores = scores;
        this.runs = runs;
        this.reports = reports;
        this.version = version;
    }

    @GET
    @Path("{id}/results")
    @RunOnVirtualThread
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getRaceResults",
            summary = "What came of it so far, by problem: ranks, medians with intervals, tests, curves")
    public Results results(@PathParam("id") String id) {
        return scores.of(marshal.require(id));
    }

    @GET
    @Path("{id}/report")
    @RunOnVirtualThread
    @Operation(
            operationId = "exportRace",
            summary = "The report as one HTML file (html), its runs (runs) or its curves (curves) as CSV")
    @APIResponse(
            responseCode = "200",
            content = {@Content(mediaType = MediaType.TEXT_HTML), @Content(mediaType = "text/csv")})
    public Response report(
            @PathParam("id") String id,
            @QueryParam("format")
                    @DefaultValue("html")
                    @Parameter(schema = @Schema(enumeration = {"html", "runs", "curves"}))
                    String format) {
        var view = marshal.require(id);
        return switch (format) {
            case "html" -> file(id + ".html", "text/html; charset=utf-8", reports.html(view, version));
            case "runs" -> file(id + "-runs.csv", CSV, RaceTables.runs(view.race(), runs.of(view.race())));
            case "curves" -> file(id + "-curves.csv", CSV, RaceTables.curves(scores.of(view)));
            default -> throw new InvalidInput("The `format` (%.40s) must be html, runs or curves.".formatted(format));
        };
    }

    private static Response file(String name, String type, String content) {
        return Response.ok(content)
                .header("Content-Type", type)
                .header("Content-Disposition", "attachment; filename=\"%s\"".formatted(name))
                .build();
    }
}
