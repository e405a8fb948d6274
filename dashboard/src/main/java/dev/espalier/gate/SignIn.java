package dev.espalier.gate;

import dev.espalier.gate.SignInView.Kind;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** The form in which a person says who they are, and a browser gets its session or pass. */
@Path(Rules.SIGN_IN)
public class SignIn {

    private final Access access;
    private final FirstRun first;
    private final Entrance entrance;
    private final Template form;

    SignIn(Access access, FirstRun first, Entrance entrance, @Location("sign-in.html") Template form) {
        this.access = access;
        this.first = first;
        this.entrance = entrance;
        this.form = form;
    }

    /** What was written into the form. */
    public static final class Written {
        @RestForm
        @DefaultValue("")
        String token = "";

        @RestForm
        @DefaultValue("")
        String name = "";

        @RestForm
        @DefaultValue("")
        String password = "";

        @RestForm
        @DefaultValue("/")
        String next = "/";
    }

    private SignInView view(String next) {
        var kind = switch (access.mode()) {
            case OFF -> Kind.TOKEN;
            case PASSWORD -> first.awaited() ? Kind.FIRST : Kind.PASSWORD;
            case PROXY -> Kind.PROXY;
        };
        return new SignInView(kind, here(next), "", List.of());
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    @RunOnVirtualThread
    public Response show(@RestQuery @DefaultValue("/") String next) {
        return access.open() ? Response.seeOther(URI.create("/")).build() : answer(200, view(next));
    }

    private Response answer(int status, SignInView view) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE)
                .header("Cache-Control", "no-store")
                .entity(form.data("view", view).render())
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    @RunOnVirtualThread
    public Response enter(@BeanParam Written written, @Context RoutingContext context, @Context UriInfo uri) {
        var view = view(written.next);
        if (access.open() || view.kind() == Kind.PROXY) {
            return Response.seeOther(URI.create("/")).build();
        }
        var outcome = entrance.enter(view.kind(), written, Asked.of(context));
        return switch (outcome) {
            case Entrance.Entered(var cookie, var lasts) ->
                Response.seeOther(URI.create(view.next()))
                        .cookie(Cookies.of(cookie, lasts, secure(uri)))
                        .build();
            case Entrance.Refused(var status, var why, var seconds) ->
                refused(status, seconds, view.refused(written.name, why));
        };
    }

    private Response refused(int status, long seconds, SignInView view) {
        var answer = answer(status, view);
        return seconds == 0
                ? answer
                : Response.fromResponse(answer).header("Retry-After", seconds).build();
    }

    private static boolean secure(UriInfo uri) {
        return "https".equals(uri.getRequestUri().getScheme());
    }

    /** A path of this server, or its first page: nobody is sent elsewhere from here. */
    private static String here(String next) {
        return next.matches(
                        "/(([A-Za-z0-9_.~!$&'()*+,;=:@?-]|%[0-9A-Fa-f]{2})([A-Za-z0-9_.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?")
                ? next
                : "/";
    }
}
