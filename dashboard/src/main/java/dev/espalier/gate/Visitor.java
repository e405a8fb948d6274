package dev.espalier.gate;

import dev.espalier.account.ApiToken;
import dev.espalier.account.Ended;
import dev.espalier.account.Role;
import dev.espalier.account.Secret;
import dev.espalier.account.Session;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and by what they were let in.
 *
 * @param user the name of a user; empty where nobody has to say who they are
 * @param csrf what a form of theirs must hold; empty where no browser sends something along by itself
 * @param keys when one of them ends, this visitor's connections are closed
 */
public record Visitor(String user, Role role, Kind kind, String csrf, Set<Ended> keys) implements Principal {

    /** By what somebody was let in. */
    public enum Kind {
        /** Signing in is off, and they are on this machine. */
        OPEN,
        /** The token that the server was started with. */
        SERVER_TOKEN,
        /** A browser that showed that token. */
        PASS,
        /** A command in the server's own process. */
        PROCESS,
        /** A browser in which a user signed in. */
        SESSION,
        /** A program with a user's token. */
        API_TOKEN,
        /** A proxy that knows the user. */
        PROXY
    }

    private static final String KEY = "espalier.visitor";

    /** Whoever works here without having been asked over HTTP. */
    private static final Visitor ITSELF = of(Kind.PROCESS);

    public Visitor {
        keys = Set.copyOf(keys);
    }

    /** Somebody who may do everything and has no name. */
    static Visitor of(Kind kind) {
        return new Visitor("", Role.ADMIN, kind, "", Set.of());
    }

    /** A browser that may do everything. */
    static Visitor of(Kind kind, String csrf) {
        return new Visitor("", Role.ADMIN, kind, csrf, Set.of());
    }

    /** @param cookie the secret of the session */
    static Visitor of(Session session, String cookie) {
        return new Visitor(
                session.account(),
                session.role(),
                Kind.SESSION,
                csrf(cookie),
                Set.of(new Ended.OfSession(session.id()), new Ended.OfUser(session.account())));
    }

    static Visitor of(ApiToken token) {
        return new Visitor(
                token.account(),
                token.role(),
                Kind.API_TOKEN,
                "",
                Set.of(new Ended.OfToken(token.id()), new Ended.OfUser(token.account())));
    }

    /** What forms of a browser hold: it follows from its cookie, which no other page can read. */
    static String csrf(String cookie) {
        return Secret.hash("csrf " + cookie);
    }

    @Override
    public String getName() {
        return user;
    }

    /** Whether somebody signed in, so that there is something of theirs to be shown. */
    public boolean named() {
        return !user.isEmpty();
    }

    public boolean admin() {
        return role.includes(Role.ADMIN);
    }

    /** Who somebody is in the history of an experiment: "page", or "anna (page)". */
    public String actor(String via) {
        return named() ? "%s (%s)".formatted(user, via) : via;
    }

    void remember(RoutingContext context) {
        context.put(KEY, this);
    }

    static @Nullable Visitor of(RoutingContext context) {
        return context.get(KEY);
    }

    /** Who asked for what is being done; the process itself where nobody did. */
    public static Visitor current() {
        var container = Arc.container();
        if (container == null || !container.requestContext().isActive()) {
            return ITSELF;
        }
        var context = container.instance(CurrentVertxRequest.class).get().getCurrent();
        var visitor = context == null ? ITSELF : of(context);
        // Where everybody may come in, nobody was asked who they are.
        return visitor == null ? new Visitor("", Role.VIEWER, Kind.OPEN, "", Set.of()) : visitor;
    }
}
