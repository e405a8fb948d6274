package dev.espalier.api;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.catalogue.DeviceCalibration;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.hardware.Device;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Devices whose latency is known. */
@Path(ApiPaths.ROOT + "/devices")
@Tag(name = "Catalogue")
@Produces(MediaType.APPLICATION_JSON)
public class DevicesResource {

    private static final String NOT_STATED = "not stated";
    private static final int MOST_BATCH = 1_000_000;

    private final Catalogue catalogue;
    private final DeviceViews views;

    DevicesResource(Catalogue catalogue, DeviceViews views) {
        this.catalogue = catalogue;
        this.views = views;
    }

    @GET
    @RunOnVirtualThread
    @Operation(
            operationId = "listDevices",
            summary = "The devices whose latency is known or measured, and where it comes from")
    public Items<DeviceJson> list() {
        return Items.all(views.list());
    }

    @GET
    @Path("{name}")
    @RunOnVirtualThread
    @Operation(
            operationId = "getDevice",
            summary = "A device, how well its latencies are predicted, and who measures on it")
    public DeviceJson get(@PathParam("name") String name) {
        return views.one(name);
    }

    @POST
    @RunOnVirtualThread
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "calibrateDevice",
            summary = "Adds a device whose latencies are predicted from a few measurements",
            description = "The body is CSV with the columns architecture, latency_ms and, if known, latency_std_ms,"
                    + " of 10 to 200 architectures. The same again is no change.")
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = DeviceJson.class)))
    public Response calibrate(
            @QueryParam("name") @DefaultValue("") String name,
            @QueryParam("space") @DefaultValue("") String space,
            @QueryParam("title") @Nullable String title,
            @QueryParam("runtime") @DefaultValue(NOT_STATED) String runtime,
            @QueryParam("batch") @Nullable String batch,
            @QueryParam("precision") @DefaultValue(NOT_STATED) String precision,
            @Nullable InputStream body) {
        if (body == null) {
            throw new InvalidInput("The body must be the measurements, as CSV.");
        }
        var device = new Device(
                name, title == null ? name : title, runtime, Limit.of("batch", batch, 1, MOST_BATCH), precision);
        var model = catalogue.addDevice(new DeviceCalibration(device, space, body));
        return Response.created(URI.create(ApiPaths.ROOT + "/devices/" + name))
                .entity(views.of(model))
                .build();
    }
}
