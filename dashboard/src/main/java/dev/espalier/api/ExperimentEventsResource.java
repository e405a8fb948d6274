package dev.espalier.api;

import dev.espalier.control.Conductor;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
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
                    "Events `changed`, at most four in a second; a comment every 15 seconds keeps the connection.")
    public Multi<OutboundSseEvent> one(@PathParam("id") String id, @Context Sse sse) {
        return following.one(Following.event(conductor.require(id), sse), id, sse);
    }
}
