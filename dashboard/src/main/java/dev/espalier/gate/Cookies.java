package dev.espalier.gate;

import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;

/** The one cookie that a browser keeps. */
final class Cookies {

    private Cookies() {}

    /** @param secure whether it may travel encrypted only */
    static NewCookie of(String value, Duration lasts, boolean secure) {
        return new NewCookie.Builder(Rules.COOKIE)
                .value(value)
                .path("/")
                .maxAge((int) lasts.toSeconds())
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }

    /** Makes a browser forget it. */
    static NewCookie none() {
        return of("", Duration.ZERO, false);
    }
}
