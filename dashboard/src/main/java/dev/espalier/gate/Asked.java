package dev.espalier.gate;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a request shows of itself.
 *
 * @param path without dots and double slashes, as routes are found by it
 */
record Asked(RoutingContext context, String path) {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final String BEARER = "bearer ";

    static Asked of(RoutingContext context) {
        return new Asked(context, context.normalizedPath());
    }

    /** The host it was sent to, as it states it, with the port if any. */
    Optional<String> authority() {
        return Optional.ofNullable(context.request().authority())
                .map(authority -> authority.port() < 0 ? authority.host() : authority.host() + ":" + authority.port());
    }

    Optional<String> host() {
        return Optional.ofNullable(context.request().authority()).map(authority -> authority.host());
    }

    boolean reads() {
        return READING.contains(context.request().method());
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(context.request().getHeader(name));
    }

    Optional<String> bearer() {
        return header("Authorization")
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()).strip());
    }

    Optional<String> cookie(String name) {
        return Optional.ofNullable(context.request().getCookie(name)).map(cookie -> cookie.getValue());
    }

    /** Whether a person with a browser waits for a page. */
    boolean wantsPage() {
        return reads()
                && header("Accept")
                        .filter(accept -> accept.contains("text/html"))
                        .isPresent();
    }

    /** Bytes of the body as announced, 0 when nothing is. */
    long length() {
        var length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null || !length.matches("[0-9]{1,18}") ? 0 : Long.parseLong(length);
    }
}
