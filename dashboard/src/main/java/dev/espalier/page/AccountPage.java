package dev.espalier.page;

import dev.espalier.account.Accounts;
import dev.espalier.account.Role;
import dev.espalier.account.Sessions;
import dev.espalier.account.Tokens;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.control.Conflict;
import dev.espalier.gate.Visitor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What somebody signs in with: their password, the browsers in which they did, and the tokens of their programs. */
@Path("/account")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class AccountPage {

    private static final int UNPROCESSABLE = 422;
    private static final String HERE = "/account";

    private final Accounts accounts;
    private final Sessions sessions;
    private final Tokens tokens;
    private final AccountPages pages;

    AccountPage(Accounts accounts, Sessions sessions, Tokens tokens, AccountPages pages) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.pages = pages;
    }

    @GET
    public Response show() {
        return answer(200, "", List.of());
    }

    private Response answer(int status, String made, List<String> problems) {
        return Response.status(status)
                .header("Cache-Control", "no-store")
                .entity(Templates.account(pages.page(Visitor.current(), made, problems))
                        .render())
                .build();
    }

    /** The answer shows the secret, once; a redirect could not. */
    @POST
    @Path("tokens")
    public Response make(
            @RestForm @DefaultValue("") String name,
            @RestForm @DefaultValue("viewer") String role,
            @RestForm @DefaultValue("") String days) {
        return attempt(visitor -> {
            var made = tokens.make(visitor.user(), name, Role.of(role), visitor.role(), days(days));
            return answer(200, made.secret(), List.of());
        });
    }

    private static @Nullable Integer days(String written) {
        var text = written.strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw new InvalidInput("The `days` (%.40s) must be a whole number.".formatted(text));
        }
        return Integer.valueOf(text);
    }

    @POST
    @Path("tokens/{id}/revoke")
    public Response revoke(@RestPath String id) {
        return attempt(visitor -> {
            tokens.revoke(visitor.user(), id);
            return back();
        });
    }

    @POST
    @Path("sessions/{id}/end")
    public Response end(@RestPath String id) {
        return attempt(visitor -> {
            boolean own = sessions.list(visitor.user()).stream()
                    .anyMatch(session -> session.id().equals(id));
            if (own) {
                sessions.end(id);
            }
            return back();
        });
    }

    /** Ends all sessions, this one too: whoever knows the new password signs in with it. */
    @POST
    @Path("password")
    public Response password(@RestForm @DefaultValue("") String before, @RestForm @DefaultValue("") String password) {
        return attempt(visitor -> {
            if (accounts.verified(visitor.user(), before).isEmpty()) {
                throw new InvalidInput("The present password is another one.");
            }
            accounts.password(visitor.user(), password);
            return Response.seeOther(URI.create("/sign-in?next=/account")).build();
        });
    }

    private static Response back() {
        return Response.seeOther(URI.create(HERE)).build();
    }

    /** Does something of somebody's own, or says why not. */
    private Response attempt(Function<Visitor, Response> doing) {
        var visitor = Visitor.current();
        try {
            if (!AccountPages.own(visitor)) {
                throw new Conflict("Only somebody who signed in with a password has something to change here.");
            }
            return doing.apply(visitor);
        } catch (InvalidInput e) {
            return answer(UNPROCESSABLE, "", e.problems());
        } catch (Conflict e) {
            return answer(UNPROCESSABLE, "", List.of(String.valueOf(e.getMessage())));
        }
    }
}
