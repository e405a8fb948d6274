package dev.espalier.gate;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Stands before every route of this server: pages, files, the API, its description, metrics and health. */
@Singleton
final class Gate {

    /** Before everything that Quarkus puts in front of routes itself. */
    private static final int FIRST = 10_000;

    private static final String API = "/api/";

    private final Rules rules;
    private final Answers answers;

    Gate(Rules rules, Answers answers) {
        this.rules = rules;
        this.answers = answers;
    }

    void guard(@Observes Filters filters) {
        filters.register(this::admit, FIRST);
    }

    private void admit(RoutingContext context) {
        var asked = Asked.of(context);
        context.addHeadersEndHandler(_ -> Headers.add(context.response().headers(), asked.path()));
        var broken = rules.broken(asked);
        if (broken.isEmpty()) {
            context.next();
        } else if (broken.get().status() == 401 && asked.wantsPage()) {
            answers.signIn(context);
        } else {
            answers.refuse(context, broken.get());
        }
    }

    /** Programs are told about unknown routes in the format that they are told about everything else. */
    void end(@Observes Router router) {
        router.route(API + "*")
                .last()
                .handler(context -> answers.refuse(
                        context,
                        Problem.of(
                                404,
                                "unknown",
                                "Unknown",
                                "There is no %s %s.\nMaybe look at /q/openapi."
                                        .formatted(context.request().method(), context.normalizedPath()))));
    }
}
