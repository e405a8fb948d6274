package dev.espalier.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What the gate itself answers. */
@Singleton
final class Answers {

    private final ObjectMapper json;

    Answers(ObjectMapper json) {
        this.json = json;
    }

    void refuse(RoutingContext context, Problem problem) {
        var response = context.response().setStatusCode(problem.status());
        response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        if (problem.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer realm=\"espalier\"");
        }
        if (problem.status() == 413) {
            // What is left of the body is not read, so nothing else can come on this connection.
            response.putHeader(HttpHeaders.CONNECTION, "close");
        }
        try {
            response.end(json.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a browser to the form, from where it comes back. */
    void signIn(RoutingContext context) {
        var next = URLEncoder.encode(context.request().uri(), StandardCharsets.UTF_8);
        context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, Rules.SIGN_IN + "?next=" + next)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }
}
