package dev.espalier.api;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.page.Reports;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Experiments side by side, as a file to be sent to somebody. */
@Path(ApiPaths.ROOT + "/comparison")
@Tag(name = "Experiments")
public class ComparisonResource {

    private final Reports reports;
    private final String version;

    ComparisonResource(Reports reports, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.reports = reports;
        this.version = version;
    }

    @GET
    @RunOnVirtualThread
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "compareExperiments", summary = "Experiments side by side as one HTML file")
    public Response comparison(
            @QueryParam("ids")
                    @DefaultValue("")
                    @Parameter(
                            description =
                                    "Up to 8 experiments, with commas between; up to 40 where some are taken together.")
                    String ids,
            @QueryParam("by")
                    @DefaultValue("")
                    @Parameter(
                            description =
                                    "Takes together those that differ in the `seed` only, or share a label, `label:team`.")
                    String by) {
        if (ids.isBlank()) {
            throw new InvalidInput("The `ids` must name the experiments, with commas between.");
        }
        return ReportResource.file("comparison", reports.comparison(ids, by, version));
    }
}
