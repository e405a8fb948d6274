package dev.espalier.gate;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The form in which a person shows the token once, and a browser gets its pass. */
@Path(Rules.SIGN_IN)
public class SignIn {

    private final Access access;
    private final Template form;

    SignIn(Access access, @Location("sign-in.html") Template form) {
        this.access = access;
        this.form = form;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    @RunOnVirtualThread
    public Response show(@QueryParam("next") @DefaultValue("/") String next) {
        return access.token().isEmpty() ? Response.seeOther(URI.create("/")).build() : form(200, next, "");
    }

    private Response form(int status, String next, String problem) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE)
                .header("Cache-Control", "no-store")
                .entity(form.data("next", here(next)).data("problem", problem).render())
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    @RunOnVirtualThread
    public Response enter(
            @FormParam("token") @DefaultValue("") String shown,
            @FormParam("next") @DefaultValue("/") String next,
            @Context UriInfo uri) {
        var token = access.token();
        if (token.isEmpty()) {
            return Response.seeOther(URI.create("/")).build();
        }
        if (!token.get().is(shown.strip())) {
            return form(401, next, "This is not the server's token.");
        }
        return Response.seeOther(URI.create(here(next)))
                .cookie(pass(token.get(), "https".equals(uri.getRequestUri().getScheme())))
                .build();
    }

    private static NewCookie pass(Token token, boolean secure) {
        return new NewCookie.Builder(Rules.COOKIE)
                .value(token.pass(Clock.systemUTC().instant()))
                .path("/")
                .maxAge((int) Token.PASS.toSeconds())
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }

    /** A path of this server, or its first page: nobody is sent elsewhere from here. */
    private static String here(String next) {
        return next.matches("/([A-Za-z0-9_.~!$&'()*+,;=:@%?-][A-Za-z0-9_.~!$&'()*+,;=:@%/?-]*)?") ? next : "/";
    }
}
