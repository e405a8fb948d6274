package dev.espalier.api;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells as it happens which experiments changed. */
@Path(ApiPaths.ROOT + "/events")
@Tag(name = "Events")
public class EventsResource {

    private final Following following;

    EventsResource(Following following) {
        this.following = following;
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "followExperiments",
            summary = "Where any experiment stands after a change",
            description =
                    "An event `following` once the stream stands, then events `changed`; a comment every 15 seconds keeps the connection. Who comes back with the `id` of the last event gets one `changed` at once if anything changed meanwhile.")
    public Multi<OutboundSseEvent> all(@BeanParam LastTold last, @Context Sse sse) {
        return following.all(last.id(), sse);
    }
}
