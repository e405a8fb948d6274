package dev.espalier.api;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.catalogue.ComponentInfo;
import dev.espalier.file.ExperimentSchema;
import dev.espalier.file.RaceSchema;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is installed: methods, evaluators, and the schema of files that name them. */
@Path(ApiPaths.ROOT)
@Tag(name = "Catalogue")
@Produces(MediaType.APPLICATION_JSON)
public class CatalogueResource {

    private static final String SCHEMA = "application/schema+json";

    private final Catalogue catalogue;

    CatalogueResource(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @Path("methods")
    @RunOnVirtualThread
    @Operation(operationId = "listMethods", summary = "The search methods that are installed, with their settings")
    public Items<ComponentInfo> methods() {
        return Items.all(catalogue.methods());
    }

    @GET
    @Path("methods/{name}")
    @RunOnVirtualThread
    @Operation(operationId = "getMethod", summary = "A search method and its settings")
    public ComponentInfo method(@PathParam("name") String name) {
        return Names.component("method", catalogue.methods(), name);
    }

    @GET
    @Path("evaluators")
    @RunOnVirtualThread
    @Operation(operationId = "listEvaluators", summary = "The evaluators that are installed, with their settings")
    public Items<ComponentInfo> evaluators() {
        return Items.all(catalogue.evaluators());
    }

    @GET
    @Path("evaluators/{name}")
    @RunOnVirtualThread
    @Operation(operationId = "getEvaluator", summary = "An evaluator and its settings")
    public ComponentInfo evaluator(@PathParam("name") String name) {
        return Names.component("evaluator", catalogue.evaluators(), name);
    }

    @GET
    @Path("schemas/experiment.json")
    @RunOnVirtualThread
    @Produces({SCHEMA, MediaType.APPLICATION_JSON})
    @Operation(operationId = "getExperimentSchema", summary = "The JSON Schema (2020-12) of experiment files")
    public Map<String, Object> schema() {
        return ExperimentSchema.of(catalogue);
    }

    @GET
    @Path("schemas/race.json")
    @RunOnVirtualThread
    @Produces({SCHEMA, MediaType.APPLICATION_JSON})
    @Operation(operationId = "getRaceSchema", summary = "The JSON Schema (2020-12) of race files")
    public Map<String, Object> raceSchema() {
        return RaceSchema.of(catalogue);
    }
}
