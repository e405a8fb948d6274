package dev.espalier.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What the gate itself answers: to programs a problem, to people a page, to scripts of a page a part of it. */
@Singleton
final class Answers {

    static final String CHALLENGE = "Bearer realm=\"espalier\"";

    private static final String HTML = "text/html;charset=UTF-8";

    private final ObjectMapper json;
    private final Template error;
    private final Template problems;

    Answers(ObjectMapper json, @Location("error.html") Template error, @Location("problems.html") Template problems) {
        this.json = json;
        this.error = error;
        this.problems = problems;
    }

    /** What is said, and what it is. */
    record Said(String type, String text) {}

    void refuse(RoutingContext context, Problem problem) {
        var said = said(Asked.of(context), problem);
        var response = context.response().setStatusCode(problem.status());
        response.putHeader(HttpHeaders.CONTENT_TYPE, said.type());
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.status() == 401) {
            response.putHeader("WWW-Authenticate", CHALLENGE);
        }
        if (problem.status() == 413) {
            // What is left of the body is not read, so nothing else can come on this connection.
            response.putHeader(HttpHeaders.CONNECTION, "close");
        } else if (!context.request().isEnded()) {
            // A body that nobody reads would stop the next request on this connection.
            context.request().resume();
        }
        response.end(said.text());
    }

    Said said(Asked asked, Problem problem) {
        if (asked.wantsPart()) {
            return new Said(HTML, problems.data("problems", problem.problems()).render());
        }
        return asked.wantsPage()
                ? new Said(
                        HTML,
                        error.data("status", problem.status())
                                .data("title", problem.title())
                                .data("sentences", problem.problems())
                                .render())
                : new Said(Problem.MEDIA_TYPE, written(problem));
    }

    private String written(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a browser to the form, from where it comes back. */
    void signIn(RoutingContext context) {
        context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, form(context.request().uri()))
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }

    /** Has a script send its page there. */
    void signInAgain(RoutingContext context, String page) {
        context.response()
                .setStatusCode(401)
                .putHeader("HX-Redirect", form(page))
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }

    private static String form(String next) {
        return Rules.SIGN_IN + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }
}
