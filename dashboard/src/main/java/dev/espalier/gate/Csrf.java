package dev.espalier.gate;

import dev.espalier.account.Secret;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Keeps other sites from sending forms in somebody's name: what a browser sends along by itself lets nobody change
 * anything, without a token that only pages of the same session hold.
 */
public class Csrf {

    /** The hidden field of every form. */
    static final String FIELD = "csrf";

    /** What scripts send instead. */
    static final String HEADER = "X-Csrf";

    private final Answers answers;

    Csrf(Answers answers) {
        this.answers = answers;
    }

    @ServerRequestFilter
    @WithFormRead
    public Optional<Response> check(ResteasyReactiveContainerRequestContext request, RoutingContext context) {
        var visitor = Visitor.of(context);
        var asked = Asked.of(context);
        if (visitor == null || visitor.csrf().isEmpty() || asked.reads()) {
            return Optional.empty();
        }
        return Secret.same(visitor.csrf(), shown(request, asked)) ? Optional.empty() : Optional.of(refused(asked));
    }

    private static String shown(ResteasyReactiveContainerRequestContext request, Asked asked) {
        return asked.header(HEADER).orElseGet(() -> {
            var form = (ResteasyReactiveRequestContext) request.getServerRequestContext();
            return form.getFormParameter(FIELD, true, false) instanceof String field ? field : "";
        });
    }

    private Response refused(Asked asked) {
        var problem = Problem.of(
                403,
                "csrf",
                "Not allowed",
                "This was not sent from a page of the session that is signed in.\nMaybe load the page again.");
        var said = answers.said(asked, problem);
        return Response.status(problem.status())
                .type(said.type())
                .entity(said.text())
                .build();
    }
}
