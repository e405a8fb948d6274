package dev.espalier.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which trials, in which order. */
public class TrialsQuery {

    @QueryParam("sort")
    @DefaultValue("trial")
    @Parameter(description = "`trial` for the order of rounds, or a metric of objectives, limits or cost.")
    public String sort = "trial";

    @QueryParam("order")
    @DefaultValue("asc")
    @Parameter(schema = @Schema(enumeration = {"asc", "desc"}))
    public String order = "asc";

    @QueryParam("status")
    @Parameter(
            description = "All that were evaluated if left out; `filtered` are those that the screen dropped.",
            schema = @Schema(enumeration = {"measured", "infeasible", "failed", "filtered"}))
    public @Nullable String status;

    @QueryParam("architecture")
    @DefaultValue("")
    @Parameter(description = "Part of an architecture's id.")
    public String architecture = "";

    @QueryParam("round")
    @Parameter(description = "Counted from 1.")
    public @Nullable String round;

    @QueryParam("cursor")
    public @Nullable String cursor;

    @QueryParam("limit")
    @Parameter(description = "1 to 500; 50 if left out.")
    public @Nullable String limit;
}
