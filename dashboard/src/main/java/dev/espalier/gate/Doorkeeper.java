package dev.espalier.gate;

import dev.espalier.account.Role;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides who may ask for what. */
@Singleton
final class Doorkeeper {

    private final Access access;

    Doorkeeper(Access access) {
        this.access = access;
    }

    /** Why somebody may not ask this; null is nobody. */
    Optional<Problem> refused(Asked asked, @Nullable Visitor visitor) {
        if (visitor == null) {
            return Optional.of(Problem.of(401, "token", "Token needed", nobody()));
        }
        if (!access.users()) {
            return Optional.empty();
        }
        var needed = Permissions.needed(asked.method(), asked.path());
        return needed.isEmpty()
                ? Optional.of(unknown(asked))
                : needed.filter(role -> !visitor.role().includes(role)).map(role -> lacking(visitor, role));
    }

    private String nobody() {
        return switch (access.mode()) {
            case OFF ->
                "This server must be asked with its token.\nMaybe send Authorization: Bearer TOKEN, or set ESPALIER_TOKEN for the command line.";
            case PASSWORD ->
                "This server must be asked with an API token.\nMaybe make one on the page /account and send Authorization: Bearer TOKEN, or set ESPALIER_TOKEN for the command line.";
            case PROXY ->
                "The proxy in front of this server must say who asks, in the header %s.".formatted(Proxy.HEADER);
        };
    }

    private static Problem lacking(Visitor visitor, Role role) {
        return Problem.of(
                403,
                "role",
                "Not allowed",
                "This needs the role %s, and %s has the role %s.\nMaybe ask an admin for it."
                        .formatted(
                                role.word(),
                                visitor.kind() == Visitor.Kind.API_TOKEN ? "the token" : visitor.user(),
                                visitor.role().word()));
    }

    /** What nobody may ask looks like what there is not. */
    static Problem unknown(Asked asked) {
        return asked.wantsPage()
                ? Problem.of(404, "unknown", "Not found", "There is no page at this address.")
                : Problem.of(
                        404,
                        "unknown",
                        "Unknown",
                        "There is no %s %s.\nMaybe look at /q/openapi.".formatted(asked.method(), asked.path()));
    }
}
