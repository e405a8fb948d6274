package dev.espalier.api;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.catalogue.TableImport;
import dev.espalier.search.Metric;
import dev.espalier.space.table.TableInfo;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tables of results, published and private. */
@Path(ApiPaths.ROOT + "/tables")
@Tag(name = "Catalogue")
@Produces(MediaType.APPLICATION_JSON)
public class TablesResource {

    private final Catalogue catalogue;

    TablesResource(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @RunOnVirtualThread
    @Operation(operationId = "listTables", summary = "The tables of results that are installed")
    public Items<TableInfo> list() {
        return Items.all(catalogue.tables());
    }

    @POST
    @RunOnVirtualThread
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "addTable", summary = "Adds a table of results; the body is its file, read as it arrives")
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = TableInfo.class)))
    public Response add(
            @QueryParam("name") @DefaultValue("") String name,
            @QueryParam("space") @DefaultValue("") String space,
            @QueryParam("metric")
                    @Parameter(
                            description =
                                    "METRIC=COLUMN, repeated; none for the published file of a space that has one")
                    List<String> metrics,
            @QueryParam("format") @DefaultValue("csv") @Parameter(schema = @Schema(enumeration = {"csv", "parquet"}))
                    String format,
            @Nullable InputStream body) {
        if (body == null) {
            throw new InvalidInput("The body must be the table's file.");
        }
        var table = catalogue.addTable(new TableImport(
                Names.fresh("name", name),
                Names.space(catalogue, space).name(),
                format(format),
                columns(metrics),
                body,
                _ -> {}));
        return Response.created(URI.create(ApiPaths.ROOT + "/tables"))
                .entity(table)
                .build();
    }

    private static TableImport.Format format(String format) {
        return switch (format) {
            case "csv" -> TableImport.Format.CSV;
            case "parquet" -> TableImport.Format.PARQUET;
            default -> throw new InvalidInput("The `format` (%.40s) must be csv or parquet.".formatted(format));
        };
    }

    private static SortedMap<String, String> columns(List<String> metrics) {
        var columns = new TreeMap<String, String>();
        var problems = new ArrayList<String>();
        for (var metric : metrics) {
            int equals = metric.indexOf('=');
            try {
                if (equals < 1 || equals == metric.length() - 1) {
                    throw new IllegalArgumentException(
                            "The `metric` (%.80s) must be METRIC=COLUMN.\nMaybe metric=val_accuracy_pct%%3Daccuracy"
                                    .formatted(metric));
                }
                columns.put(new Metric(metric.substring(0, equals)).name(), metric.substring(equals + 1));
            } catch (IllegalArgumentException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return columns;
    }
}
