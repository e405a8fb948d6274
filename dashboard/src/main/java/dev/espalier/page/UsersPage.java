package dev.espalier.page;

import dev.espalier.account.Account;
import dev.espalier.account.Accounts;
import dev.espalier.account.Role;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.control.Conflict;
import dev.espalier.control.Unknown;
import dev.espalier.gate.Access;
import dev.espalier.gate.Subject;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** Who may sign in, and what an admin does about it. */
@Path("/users")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class UsersPage {

    private static final String LIST = "/users";

    private final Accounts accounts;
    private final Access access;

    UsersPage(Accounts accounts, Access access) {
        this.accounts = accounts;
        this.access = access;
    }

    @GET
    public String list() {
        return Templates.users(accounts.list().stream().map(UsersPage::line).toList(), access.passwords(), roles())
                .render();
    }

    private static UserLine line(Account account) {
        var last = account.signedInAt();
        return new UserLine(
                account.name(),
                account.role().word(),
                Said.time(account.createdAt()),
                last == null ? "" : Said.time(last));
    }

    private static List<String> roles() {
        return Stream.of(Role.values()).map(Role::word).toList();
    }

    @GET
    @Path("{name}")
    public String page(@RestPath String name) {
        var account = accounts.find(name).orElseThrow(() -> new Unknown("There is no user (%.70s).".formatted(name)));
        return Templates.user(line(account), roles()).render();
    }

    @POST
    public Response add(
            @RestForm @DefaultValue("") String name,
            @RestForm @DefaultValue("") String role,
            @RestForm @DefaultValue("") String password,
            @Context HttpHeaders headers) {
        Subject.is("user " + name);
        return attempt(headers, LIST, () -> accounts.add(name, Role.of(role), password));
    }

    @POST
    @Path("{name}/role")
    public Response role(@RestPath String name, @RestForm @DefaultValue("") String role, @Context HttpHeaders headers) {
        return attempt(headers, LIST, () -> accounts.role(name, Role.of(role)));
    }

    @POST
    @Path("{name}/password")
    public Response password(
            @RestPath String name, @RestForm @DefaultValue("") String password, @Context HttpHeaders headers) {
        return attempt(headers, LIST, () -> accounts.password(name, password));
    }

    @POST
    @Path("{name}/remove")
    public Response remove(@RestPath String name, @Context HttpHeaders headers) {
        return attempt(headers, LIST, () -> accounts.remove(name));
    }

    private static Response attempt(HttpHeaders headers, String then, Runnable doing) {
        try {
            doing.run();
            return Answers.done(headers, then);
        } catch (InvalidInput e) {
            return Answers.refused(headers, e.problems());
        } catch (Conflict | Unknown e) {
            return Answers.refused(headers, List.of(String.valueOf(e.getMessage())));
        }
    }
}
