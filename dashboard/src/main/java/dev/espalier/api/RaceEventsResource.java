package dev.espalier.api;

import dev.espalier.live.Live;
import dev.espalier.race.Marshal;
import dev.espalier.race.RaceView;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells as it happens how far a race is. */
@Path(ApiPaths.RACES)
@Tag(name = "Events")
public class RaceEventsResource {

    private static final Duration PACE = Duration.ofMillis(500);

    private final Live live;
    private final Marshal marshal;

    RaceEventsResource(Live live, Marshal marshal) {
        this.live = live;
        this.marshal = marshal;
    }

    /** How far a race is. */
    @Schema(name = "RaceChange")
    public record ChangeJson(String race, String status, int ended, int runs, long trials) {
        static ChangeJson of(RaceView view) {
            return new ChangeJson(
                    view.id(),
                    view.status().word(),
                    view.begun() - view.underWay(),
                    view.race().runs(),
                    view.trials());
        }
    }

    @GET
    @Path("{id}/events")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "followRace",
            summary = "How far a race is, now and after every change",
            description =
                    "An event `following` once the stream stands, then events `changed`, at most two in a second; a comment every 15 seconds keeps the connection. Who comes back with the `id` of the last event gets the first `changed` at once only if anything changed meanwhile.")
    public Multi<OutboundSseEvent> follow(@PathParam("id") String id, @BeanParam LastTold last, @Context Sse sse) {
        var first = ChangeJson.of(marshal.require(id));
        // It is looked at once more after the changes are listened to: one could lie between the first look and that.
        var news = Multi.createBy()
                .merging()
                .streams(live.changes(), Multi.createFrom().item(id))
                .group()
                .intoLists()
                .every(PACE)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(_ -> ChangeJson.of(marshal.require(id)));
        var changes = Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(first), news)
                .skip()
                .repetitions()
                .skip()
                .first(change -> id(change).equals(last.id()))
                .map(change -> event(change, sse));
        return Following.stream(last.id(), changes, sse);
    }

    /** Another one whenever anything of it is another. */
    private static String id(ChangeJson change) {
        return "%s.%d.%d".formatted(change.status, change.ended, change.trials);
    }

    private static OutboundSseEvent event(ChangeJson change, Sse sse) {
        return sse.newEventBuilder()
                .name("changed")
                .id(id(change))
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(ChangeJson.class, change)
                .build();
    }
}
