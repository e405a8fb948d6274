package dev.espalier.gate;

import dev.espalier.account.Audit;
import io.quarkus.runtime.BlockingOperationControl;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Writes into the audit log whatever changes something, and what came of it, before that is answered. */
public class Recording {

    private final Audit audit;

    Recording(Audit audit) {
        this.audit = audit;
    }

    @ServerResponseFilter
    public void record(ContainerResponseContext response, RoutingContext context) {
        var visitor = Visitor.of(context);
        var asked = Asked.of(context);
        if (visitor == null || !Permissions.changes(asked.method(), asked.path())) {
            return;
        }
        var location = response.getHeaderString("Location");
        var trail = Trail.deed(asked, visitor, response.getStatus(), location == null ? "" : location);
        var deed = trail.about(Subject.of(context, trail.target()));
        if (BlockingOperationControl.isBlockingAllowed()) {
            audit.write(deed);
        } else {
            // Streams, and what no method answers.
            Infrastructure.getDefaultWorkerPool().execute(() -> audit.write(deed));
        }
    }
}
