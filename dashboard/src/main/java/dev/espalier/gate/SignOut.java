package dev.espalier.gate;

import dev.espalier.account.Secret;
import dev.espalier.account.Sessions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Ends the session of a browser. */
@Path("/sign-out")
public class SignOut {

    private final Sessions sessions;

    SignOut(Sessions sessions) {
        this.sessions = sessions;
    }

    @POST
    @Operation(hidden = true)
    @RunOnVirtualThread
    public Response leave(@Context RoutingContext context) {
        if (Visitor.current().kind() == Visitor.Kind.SESSION) {
            Asked.of(context).cookie(Rules.COOKIE).ifPresent(cookie -> sessions.end(Secret.hash(cookie)));
        }
        return Response.seeOther(URI.create(Rules.SIGN_IN))
                .cookie(Cookies.none())
                .build();
    }
}
