package dev.espalier.gate;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a request must fulfil whoever asks, one rule after the other. */
@Singleton
final class Rules {

    /** Holds the session or the pass of a browser. */
    static final String COOKIE = "espalier";

    static final String SIGN_IN = "/sign-in";

    /** The form to sign in with, and what it is drawn with. */
    private static final Pattern OPEN = Pattern.compile("/sign-in|/(css|img|js)/[a-z]+\\.(css|svg|js)");

    /** Nothing with a dot or a semicolon: another path could be meant by it. */
    private static final Pattern HEALTH = Pattern.compile("/q/health(/[a-z/-]*)?");

    /** Longer than any file or form; tables come in through a route of their own. */
    private static final long LONGEST = 1024L * 1024L;

    private static final String TABLES = "/api/v1/tables";

    private final Access access;

    Rules(Access access) {
        this.access = access;
    }

    /** The first rule that it breaks. */
    Optional<Problem> broken(Asked asked) {
        return host(asked).or(() -> origin(asked)).or(() -> length(asked));
    }

    private Optional<Problem> host(Asked asked) {
        var host = asked.host().orElse("");
        if (access.doors().lets(host) || (health(asked) && Doors.address(host))) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(
                421,
                "unknown-host",
                "Unknown host",
                "The host (%s) is not one of this server's names.\nMaybe add it to ESPALIER_ALLOWED_HOSTS."
                        .formatted(shown(host))));
    }

    private static String shown(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }

    /** A change must come from a page of this server, or from no page at all. */
    private static Optional<Problem> origin(Asked asked) {
        if (asked.reads()) {
            return Optional.empty();
        }
        boolean otherSite = asked.header("Sec-Fetch-Site")
                .filter(site -> !List.of("same-origin", "none").contains(site))
                .isPresent();
        var authority = asked.authority().orElse("");
        boolean otherOrigin = asked.header("Origin")
                .filter(origin -> !origin.equals("http://" + authority) && !origin.equals("https://" + authority))
                .isPresent();
        return otherSite || otherOrigin
                ? Optional.of(Problem.of(
                        403,
                        "other-site",
                        "Request of another site",
                        "A page of another site must not change anything."))
                : Optional.empty();
    }

    private static Optional<Problem> length(Asked asked) {
        return asked.length() <= LONGEST || asked.path().equals(TABLES)
                ? Optional.empty()
                : Optional.of(Problem.of(
                        413,
                        "too-large",
                        "Too large",
                        "The body (%d bytes) must have at most %d bytes.".formatted(asked.length(), LONGEST)));
    }

    /** What everybody may ask: the form to sign in with, and whether this server is well. */
    static boolean open(Asked asked) {
        return OPEN.matcher(asked.path()).matches() || (health(asked) && asked.reads());
    }

    /** Whoever watches over this process needs no secret for it. */
    private static boolean health(Asked asked) {
        return HEALTH.matcher(asked.path()).matches();
    }
}
