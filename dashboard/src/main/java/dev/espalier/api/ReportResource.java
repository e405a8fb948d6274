package dev.espalier.api;

import dev.espalier.control.Conductor;
import dev.espalier.page.Reports;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What came of experiments, as files to be sent to somebody. */
@Path(ApiPaths.EXPERIMENTS)
@Tag(name = "Experiments")
public class ReportResource {

    private final Conductor conductor;
    private final Reports reports;
    private final String version;

    ReportResource(
            Conductor conductor,
            Reports reports,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.conductor = conductor;
        this.reports = reports;
        this.version = version;
    }

    @GET
    @Path("{id}/report")
    @RunOnVirtualThread
    @Produces(MediaType.TEXT_HTML)
    @Operation(
            operationId = "reportExperiment",
            summary = "An experiment as one HTML file: figures, curves, front, measures with their sources, settings")
    public Response experiment(@PathParam("id") String id) {
        return file(id, reports.experiment(conductor.require(id), version));
    }

    static Response file(String name, String content) {
        return Response.ok(content)
                .header("Content-Type", "text/html; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"%s.html\"".formatted(name))
                .build();
    }
}
