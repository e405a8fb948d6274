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
final class Access {

    private static final int SHORTEST = 16;

    private final String bound;
    private final boolean listening;
    private final Optional<String> secret;
    private final Doors doors;

    Access(
            @ConfigProperty(name = "quarkus.http.host") String bound,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean listening,
            @ConfigProperty(name = "espalier.token") Optional<String> secret,
            @ConfigProperty(name = "espalier.allowed-hosts") Optional<List<String>> allowed) {
        this.bound = bound;
        this.listening = listening;
        this.secret = secret.map(String::strip).filter(text -> !text.isEmpty());
        this.doors = Doors.of(bound, allowed.orElse(List.of()));
    }

    Doors doors() {
        return doors;
    }

    /** Nothing when everybody on this machine may come in. */
    Optional<Token> token() {
        return secret.map(Token::new);
    }

    /** Keeps a server from being started that strangers could use; before anything else takes it for running. */
    void require(@Observes @Priority(1) StartupEvent started) {
        if (!listening || Doors.loopback(bound)) {
            return;
        }
        if (secret.isEmpty()) {
            throw new IllegalStateException(
                    "The address (%s) can be reached from other machines, which needs a token.\nMaybe set ESPALIER_TOKEN to a long random text, or ESPALIER_HOST to 127.0.0.1."
                            .formatted(bound));
        }
        if (secret.get().length() < SHORTEST) {
            throw new IllegalStateException(
                    "The ESPALIER_TOKEN (%d characters) must have at least %d, since the address (%s) can be reached from other machines.\nMaybe take the output of: openssl rand -hex 32"
                            .formatted(secret.get().length(), SHORTEST, bound));
        }
    }
}
