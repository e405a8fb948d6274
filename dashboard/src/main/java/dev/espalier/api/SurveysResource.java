package dev.espalier.api;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.catalogue.Farm;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.control.Surveys;
import dev.espalier.control.Surveys.Choice;
import dev.espalier.control.Unknown;
import dev.espalier.hardware.Device;
import dev.espalier.hardware.measure.MeasuredDevice;
import dev.espalier.hardware.measure.Measurement;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.workflow.SurveyWorkflow.Progress;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Devices that measure: registering them, measuring on them, predicting from what they measured. */
@Path(ApiPaths.ROOT + "/devices")
@Tag(name = "Devices")
@Produces(MediaType.APPLICATION_JSON)
public class SurveysResource {

    private static final int MOST_MEASURED = 1_000;
    private static final int STANDARD_MEASURED = 20;

    private final Catalogue catalogue;
    private final Farm farm;
    private final Surveys surveys;
    private final DeviceViews views;
    private final Architectures architectures;
    private final Clock clock = Clock.systemUTC();

    SurveysResource(Catalogue catalogue, Farm farm, Surveys surveys, DeviceViews views, Architectures architectures) {
        this.catalogue = catalogue;
        this.farm = farm;
        this.surveys = surveys;
        this.views = views;
        this.architectures = architectures;
    }

    /** Measurements that have been begun. */
    @Schema(name = "Survey")
    public record SurveyJson(String id, boolean done, Progress progress) {}

    @PUT
    @Path("{name}")
    @RunOnVirtualThread
    @Operation(
            operationId = "addDevice",
            summary = "Registers a device: the processor of the machine whose worker serves its queue",
            description = "A worker that serves the queue registers it, too. The same again is no change.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeviceJson.class)))
    public DeviceJson add(
            @PathParam("name") String name,
            @QueryParam("title") @Nullable String title,
            @QueryParam("batch") @Nullable String batch,
            @QueryParam("threads") @Nullable String threads) {
        var device = new Device(
                name,
                title == null || title.isEmpty() ? name : title,
                MeasuredDevice.RUNTIME,
                Limit.of("batch", batch, 1, 4_096),
                MeasuredDevice.PRECISION);
        farm.add(new MeasuredDevice(device, Limit.of("threads", threads, 1, 1_024), clock.millis()));
        return views.one(name);
    }

    @POST
    @Path("{name}/surveys")
    @RunOnVirtualThread
    @Operation(
            operationId = "measure",
            summary = "Begins to measure architectures on a device",
            description =
                    "Either every `architecture` that is named, or of a `space` those most worth measuring, or drawn at"
                            + " random: 1 to 1,000, 20 if left out. What was measured"
                            + " before, of a device that has not changed, is measured again only where `again` is true."
                            + " Where `operators` is true, those by which latencies can be told as sums over operators:"
                            + " each operator wherever it can be, and as many drawn at random as are counted.")
    @APIResponse(
            responseCode = "202",
            description = "Begun",
            content = @Content(schema = @Schema(implementation = SurveyJson.class)))
    public Response measure(
            @PathParam("name") String name,
            @QueryParam("architecture") List<String> architecture,
            @QueryParam("space") @Nullable String space,
            @QueryParam("count") @Nullable String count,
            @QueryParam("seed") @Nullable String seed,
            @QueryParam("random") @Nullable String random,
            @QueryParam("again") @Nullable String again,
            @BeanParam SumsQuery sums) {
        if (!architecture.isEmpty() && Stream.of(space, count, seed, random).anyMatch(SurveysResource::told)) {
            throw new InvalidInput(
                    "The `space`, `count`, `seed` and `random` choose architectures, so they go without an `architecture`.");
        }
        if (architecture.isEmpty() && !told(space)) {
            throw new InvalidInput("Either a `space` or an `architecture` must say what is measured.");
        }
        var frame = sums.frame();
        var chosen = architecture.isEmpty()
                ? surveys.chosen(choice(space, count, seed, random, frame))
                : named(architecture);
        return begun(name, surveys.begin(name, chosen, Boolean.parseBoolean(again), frame), chosen.size());
    }

    private static boolean told(@Nullable String parameter) {
        return parameter != null && !parameter.isEmpty();
    }

    private List<Architecture> named(List<String> ids) {
        return ids.stream().map(architectures::require).distinct().toList();
    }

    @POST
    @Path("{name}/check")
    @RunOnVirtualThread
    @Operation(operationId = "checkDevice", summary = "Begins to find out whether a device is as it was")
    @APIResponse(
            responseCode = "202",
            description = "Begun",
            content = @Content(schema = @Schema(implementation = SurveyJson.class)))
    public Response check(@PathParam("name") String name) {
        return begun(name, surveys.begin(name, List.of(), false, null), 0);
    }

    private static Response begun(String name, String id, int architectures) {
        return Response.accepted(new SurveyJson(id, false, new Progress(architectures, 0, List.of(), null)))
                .location(URI.create("%s/devices/%s/surveys/%s".formatted(ApiPaths.ROOT, name, id)))
                .build();
    }

    @GET
    @Path("{name}/surveys/{id}")
    @RunOnVirtualThread
    @Operation(operationId = "getSurvey", summary = "How far measurements are")
    public SurveyJson get(@PathParam("name") String name, @PathParam("id") String id) {
        if (!id.startsWith("survey-" + name + "-")) {
            throw new Unknown("There is no survey (%.100s) of the device (%.60s).".formatted(id, name));
        }
        return survey(id);
    }

    private SurveyJson survey(String id) {
        var standing = surveys.standing(id);
        return new SurveyJson(id, standing.done(), standing.progress());
    }

    @GET
    @Path("{name}/measurements")
    @RunOnVirtualThread
    @Operation(
            operationId = "listMeasurements",
            summary = "What was measured on a device, newest first, with all that is needed to believe it",
            description = "Where an `architecture` is named, one or several, the newest of each, in their order.")
    public Items<Measurement> measurements(
            @PathParam("name") String name,
            @QueryParam("architecture") List<String> architecture,
            @QueryParam("limit") @Nullable String limit) {
        surveys.requireMeasuring(name);
        int most = Limit.of("limit", limit, 50, MOST_MEASURED);
        return Items.all(
                architecture.isEmpty()
                        ? farm.newest(name, most)
                        : named(architecture).stream()
                                .flatMap(one -> farm.newest(name, one).stream())
                                .limit(most)
                                .toList());
    }

    @POST
    @Path("{name}/predictors")
    @RunOnVirtualThread
    @Operation(
            operationId = "predictFromMeasured",
            summary = "Adds a device whose latencies are predicted from what this one measured",
            description = "From the architectures that a survey with the same parameters measured.")
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = DeviceJson.class)))
    public Response predict(
            @PathParam("name") String name,
            @QueryParam("predictor") @Nullable String predictor,
            @QueryParam("space") @Nullable String space,
            @QueryParam("count") @Nullable String count,
            @QueryParam("seed") @Nullable String seed,
            @QueryParam("random") @Nullable String random,
            @BeanParam SumsQuery sums) {
        if (predictor == null || predictor.isEmpty()) {
            throw new InvalidInput("The `predictor` must be the name of the new device.");
        }
        surveys.requireMeasuring(name);
        var choice = choice(space, count, seed, random, sums.frame());
        var model = farm.calibrate(predictor, name, choice.space().name(), surveys.chosen(choice), choice.sums());
        return Response.created(URI.create(ApiPaths.ROOT + "/devices/" + predictor))
                .entity(views.of(model))
                .build();
    }

    private Choice choice(
            @Nullable String space,
            @Nullable String count,
            @Nullable String seed,
            @Nullable String random,
            @Nullable Frame sums) {
        if (space == null || space.isEmpty()) {
            throw new InvalidInput("The `space` must be told.");
        }
        return new Choice(
                Names.space(catalogue, space),
                Limit.of("count", count, STANDARD_MEASURED, MOST_MEASURED),
                seed == null || seed.isEmpty() ? 0 : Limit.number("seed", seed, -Long.MAX_VALUE, Long.MAX_VALUE),
                Boolean.parseBoolean(random),
                sums);
    }
}
