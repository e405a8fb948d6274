package dev.espalier.cli.server;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A path below {@code /api/v1} with its query, every part encoded. */
public final class Route {

    private final StringBuilder text = new StringBuilder();
    private char separator = '?';

    private Route(String start) {
        text.append(start);
    }

    /** The path of these segments: {@code Route.of("experiments", id)}. */
    public static Route of(String... segments) {
        var route = new Route("");
        for (var segment : segments) {
            route.text.append('/').append(encoded(segment));
        }
        return route;
    }

    /** The same with a query parameter, or unchanged when there is no value. */
    public Route with(String name, @Nullable Object value) {
        if (value != null) {
            text.append(separator).append(name).append('=').append(encoded(value.toString()));
            separator = '&';
        }
        return this;
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
