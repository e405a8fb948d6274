package dev.espalier.api;

import dev.espalier.control.Conductor;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Experiments;
import dev.espalier.live.Live;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells as it happens which experiments changed. */
@Path(ApiPaths.ROOT)
@Tag(name = "Events")
public class EventsResource {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** Look-ups close a hundred rounds in a second; people see four changes. */
    private static final Duration PACE = Duration.ofMillis(250);

    private static final long RECONNECT_MS = 2_000;

    private final Live live;
    private final Experiments experiments;
    private final Conductor conductor;

    EventsResource(Live live, Experiments experiments, Conductor conductor) {
        this.live = live;
        this.experiments = experiments;
        this.conductor = conductor;
    }

    /** Where an experiment stands. */
    @Schema(name = "Change")
    public record ChangeJson(String experiment, int sequence, int round, int trials, String status, Instant at) {
        static ChangeJson of(ExperimentView view) {
            return new ChangeJson(
                    view.id(),
                    view.sequence(),
                    view.rounds(),
                    view.trials(),
                    view.status().word(),
                    view.changedAt());
        }
    }

    @GET
    @Path("experiments/{id}/events")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "followExperiment",
            summary = "Where an experiment stands, now and after every change",
            description = "Events `changed`, at most four in a second; a comment every 15 seconds keeps the connection.")
    public Multi<OutboundSseEvent> one(@PathParam("id") String id, @Context Sse sse) {
        var now = event(conductor.require(id), sse);
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(now), following(id::equals, sse));
    }

    @GET
    @Path("events")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "followExperiments",
            summary = "Where any experiment stands after a change",
            description = "Events `changed`; a comment every 15 seconds keeps the connection.")
    public Multi<OutboundSseEvent> all(@Context Sse sse) {
        var hello = sse.newEventBuilder()
                .comment("following")
                .reconnectDelay(RECONNECT_MS)
                .build();
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(hello), following(_ -> true, sse));
    }

    private Multi<OutboundSseEvent> following(Predicate<String> wanted, Sse sse) {
        var changes = live.changes()
                .filter(wanted)
                .group()
                .intoLists()
                .every(PACE)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .onItem()
                .transformToIterable(ids -> ids.stream().distinct().toList())
                .map(experiments::find)
                .filter(Optional::isPresent)
                .map(found -> event(found.orElseThrow(), sse));
        var heartbeats = Multi.createFrom()
                .ticks()
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .map(_ -> sse.newEventBuilder().comment("alive").build());
        return Multi.createBy().merging().streams(changes, heartbeats);
    }

    private static OutboundSseEvent event(ExperimentView view, Sse sse) {
        return sse.newEventBuilder()
                .name("changed")
                .id(view.tag())
                .reconnectDelay(RECONNECT_MS)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(ChangeJson.class, ChangeJson.of(view))
                .build();
    }
}
