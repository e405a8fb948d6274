package dev.espalier.gate;

import dev.espalier.account.Audit;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stands before every route of this server: pages, files, the API, its description, metrics and health. */
@Singleton
final class Gate {

    /** Before everything that Quarkus puts in front of routes itself. */
    private static final int FIRST = 10_000;

    /** After it was found out who asks, and before anything else. */
    private static final int KNOWN = 150;

    private static final String API = "/api/";

    private final Rules rules;
    private final Answers answers;
    private final Doorkeeper doorkeeper;
    private final Streams streams;
    private final Audit audit;

    Gate(Rules rules, Answers answers, Doorkeeper doorkeeper, Streams streams, Audit audit) {
        this.rules = rules;
        this.answers = answers;
        this.doorkeeper = doorkeeper;
        this.streams = streams;
        this.audit = audit;
    }

    void guard(@Observes Filters filters) {
        filters.register(this::admit, FIRST);
        filters.register(this::permit, KNOWN);
    }

    /** Whoever asks. */
    private void admit(RoutingContext context) {
        var asked = Asked.of(context);
        context.addHeadersEndHandler(_ -> Headers.add(context.response().headers(), asked.path()));
        if (asked.path().startsWith(API) && asked.form()) {
            // curl says of every body that it is a form; the API takes none, and would have to read it to see.
            context.request().headers().set(HttpHeaders.CONTENT_TYPE, "application/octet-stream");
        }
        rules.broken(asked).ifPresentOrElse(broken -> answers.refuse(context, broken), context::next);
    }

    /** By who asks. */
    private void permit(RoutingContext context) {
        var asked = Asked.of(context);
        if (Rules.open(asked)) {
            context.next();
            return;
        }
        var visitor = visitor(context);
        var refused = doorkeeper.refused(asked, visitor);
        if (visitor == null) {
            challenge(context, asked, refused);
            return;
        }
        visitor.remember(context);
        if (refused.isPresent()) {
            refuse(context, visitor, refused.get());
        } else {
            streams.opened(visitor, context);
            context.next();
        }
    }

    private static @Nullable Visitor visitor(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                        && user.getSecurityIdentity().getPrincipal() instanceof Visitor visitor
                ? visitor
                : null;
    }

    private void challenge(RoutingContext context, Asked asked, Optional<Problem> refused) {
        if (asked.wantsPart()) {
            answers.signInAgain(context, asked.page());
        } else if (asked.reads() && asked.wantsPage()) {
            answers.signIn(context);
        } else {
            answers.refuse(context, refused.orElseThrow());
        }
    }

    /** Whoever tried to change what they may not is noted. */
    private void refuse(RoutingContext context, Visitor visitor, Problem refused) {
        var asked = Asked.of(context);
        if (!Permissions.changes(context.request().method(), asked.path()) || refused.status() == 404) {
            answers.refuse(context, refused);
            return;
        }
        var deed = Trail.deed(asked, visitor, refused.status(), "");
        context.vertx()
                .executeBlocking(() -> {
                    audit.write(deed);
                    return deed;
                })
                .onComplete(_ -> answers.refuse(context, refused));
    }

    /** Programs are told about unknown routes in the format that they are told about everything else. */
    void end(@Observes Router router) {
        router.route(API + "*")
                .last()
                .handler(context -> answers.refuse(context, Doorkeeper.unknown(Asked.of(context))));
    }
}
