package dev.espalier.gate;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How this server may be reached, by its configuration. */
@Singleton
public final class Access {

    private static final int SHORTEST = 16;

    private final String bound;
    private final boolean listening;
    private final String auth;
    private final Optional<Mode> mode;
    private final Optional<String> secret;
    private final Optional<String> proxySecret;
    private final Doors doors;

    Access(
            @ConfigProperty(name = "quarkus.http.host") String bound,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean listening,
            @ConfigProperty(name = "espalier.auth", defaultValue = "off") String auth,
            @ConfigProperty(name = "espalier.token") Optional<String> secret,
            @ConfigProperty(name = "espalier.proxy-secret") Optional<String> proxySecret,
            @ConfigProperty(name = "espalier.allowed-hosts") Optional<List<String>> allowed) {
        this.bound = bound;
        this.listening = listening;
        this.auth = auth;
        this.mode = Mode.of(auth);
        this.secret = given(secret);
        this.proxySecret = given(proxySecret);
        this.doors = Doors.of(bound, allowed.orElse(List.of()));
    }

    private static Optional<String> given(Optional<String> secret) {
        return secret.map(String::strip).filter(text -> !text.isEmpty());
    }

    Doors doors() {
        return doors;
    }

    Mode mode() {
        return mode.orElseThrow(() ->
                new IllegalStateException("The ESPALIER_AUTH (%s) must be off, password or proxy.".formatted(auth)));
    }

    /** Whether users with passwords are kept here. */
    public boolean passwords() {
        return mode() == Mode.PASSWORD;
    }

    /** Whether there are users with roles. */
    boolean users() {
        return mode() != Mode.OFF;
    }

    /** Whether everybody on this machine may come in. */
    public boolean open() {
        return !users() && secret.isEmpty();
    }

    /** The token that the server was started with. */
    Optional<Token> token() {
        return secret.map(Token::new);
    }

    /** With what the proxy signs who somebody is. */
    Optional<String> proxySecret() {
        return proxySecret;
    }

    /** Keeps a server from being started that strangers could use; before anything else takes it for running. */
    void require(@Observes @Priority(1) StartupEvent started) {
        if (!listening) {
            return;
        }
        if (mode() == Mode.PROXY && proxySecret.map(String::length).orElse(0) < 2 * SHORTEST) {
            throw new IllegalStateException(
                    "ESPALIER_AUTH=proxy needs an ESPALIER_PROXY_SECRET of at least %d characters, which the proxy knows, too.\nMaybe take the output of: openssl rand -hex 32"
                            .formatted(2 * SHORTEST));
        }
        if (Doors.loopback(bound)) {
            return;
        }
        if (open()) {
            throw new IllegalStateException(
                    "The address (%s) can be reached from other machines, which needs a token or users.\nMaybe set ESPALIER_TOKEN to a long random text, ESPALIER_AUTH to password, or ESPALIER_HOST to 127.0.0.1."
                            .formatted(bound));
        }
        secret.filter(token -> token.length() < SHORTEST).ifPresent(token -> {
            throw new IllegalStateException(
                    "The ESPALIER_TOKEN (%d characters) must have at least %d, since the address (%s) can be reached from other machines.\nMaybe take the output of: openssl rand -hex 32"
                            .formatted(token.length(), SHORTEST, bound));
        });
    }
}
