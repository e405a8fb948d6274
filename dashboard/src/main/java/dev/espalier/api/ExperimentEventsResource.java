package dev.espalier.api;

import dev.espalier.control.Conductor;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells as it happens how one experiment goes on. */
@Path(ApiPaths.EXPERIMENTS)
@Tag(name = "Events")
public class ExperimentEventsResource {

    private final Following following;
    private final Conductor conductor;

    ExperimentEventsResource(Following following, Conductor conductor) {
        this.following = following;
        this.conductor = conductor;
    }

    @GET
    @Path("{id}/events")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "followExperiment",
            summary = "Where an experiment stands, now and after every change",
            description =
                    "An event `following` once the stream stands, then events `changed`, at most four in a second; a comment every 15 seconds keeps the connection. Who comes back with the `id` of the last event gets the first `changed` at once only if anything changed meanwhile.")
    public Multi<OutboundSseEvent> one(@PathParam("id") String id, @BeanParam LastTold last, @Context Sse sse) {
        return following.one(conductor.require(id), last.id(), sse);
    }
}
