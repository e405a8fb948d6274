package dev.espalier.gate;

import io.vertx.core.MultiMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What every answer tells a browser to be careful about. */
final class Headers {

    private static final String POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                    + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    /** The explorer of the API is made by others, and begins with a script in its page. */
    private static final String EXPLORER = "/q/swagger-ui";

    /** A drawing brings its colours along and nothing else. */
    private static final String DRAWING = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            // With no-referrer, browsers would name no origin with a form, and it would be turned away.
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");

    /** Stylesheets and scripts are many, and nothing else than what they are to a browser that is told so. */
    private static final Pattern FILES = Pattern.compile("/(css|js|_static)/.+\\.(css|js)");

    private static final Map<String, String> OF_FILES =
            Map.of("X-Content-Type-Options", "nosniff", "Cross-Origin-Resource-Policy", "same-origin");

    private Headers() {}

    static void add(MultiMap headers, String path) {
        if (FILES.matcher(path).matches() && !page(headers)) {
            OF_FILES.forEach(headers::set);
            return;
        }
        ALWAYS.forEach(headers::set);
        headers.set("Content-Security-Policy", policy(path));
        if (!headers.contains("Cache-Control") && path.startsWith("/api/")) {
            headers.set("Cache-Control", "no-cache");
        }
        if (path.startsWith("/api/") && path.endsWith("/events")) {
            // Proxies that know it hand news on as they come.
            headers.set("X-Accel-Buffering", "no");
        }
    }

    /** What is answered in the place of a file that is not there, or not to be had. */
    private static boolean page(MultiMap headers) {
        var type = headers.get("Content-Type");
        return type == null || type.startsWith("text/html");
    }

    private static String policy(String path) {
        if (path.startsWith("/api/") && path.endsWith(".svg")) {
            return DRAWING;
        }
        return path.equals(EXPLORER) || path.startsWith(EXPLORER + "/")
                ? POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
                        .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
                : POLICY;
    }
}
