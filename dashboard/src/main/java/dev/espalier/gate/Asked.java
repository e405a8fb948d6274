package dev.espalier.gate;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

    HttpMethod method() {
        return context.request().method();
    }

    /** Where it comes from: of a proxy, unless Quarkus is told to believe that one. */
    String address() {
        var remote = context.request().remoteAddress();
        var address = remote == null ? null : remote.hostAddress();
        return address == null ? "" : address;
    }

    boolean reads() {
        return READING.contains(method());
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(context.request().getHeader(name));
    }

    /** The first of some parameters of the address that is there, or empty. */
    String parameter(String... names) {
        return Stream.of(names)
                .map(name -> context.request().getParam(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
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
        return !path.startsWith("/api/")
                && header("Accept")
                        .filter(accept -> accept.contains("text/html"))
                        .isPresent();
    }

    /** Whether a script of a page waits for a part of it. */
    boolean wantsPart() {
        return header("HX-Request").isPresent();
    }

    /** The page that a script runs in, as a path with its query; the first page when it does not say. */
    String page() {
        return header("HX-Current-URL")
                .map(address -> address.replaceFirst("^https?://[^/]+", ""))
                .filter(address -> address.startsWith("/"))
                .orElse("/");
    }

    /** Whether the body says that it is a form. */
    boolean form() {
        return header("Content-Type")
                .map(type -> type.toLowerCase(Locale.ROOT))
                .filter(type -> type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/"))
                .isPresent();
    }

    /** Bytes of the body as announced, 0 when nothing is. */
    long length() {
        var length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null || !length.matches("[0-9]{1,18}") ? 0 : Long.parseLong(length);
    }
}
