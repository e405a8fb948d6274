package dev.espalier.gate;

import dev.espalier.account.Sessions;
import dev.espalier.account.Tokens;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Looks up in the database who a session or a token is of. */
@Singleton
final class Identities implements IdentityProvider<TokenAuthenticationRequest> {

    static final String SESSION = "session";
    static final String TOKEN = "token";

    private final Sessions sessions;
    private final Tokens tokens;

    Identities(Sessions sessions, Tokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    static SecurityIdentity identity(Visitor visitor) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(visitor)
                .addRole(visitor.role().word())
                .build();
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        var shown = request.getToken();
        return context.runBlocking(() -> visitor(shown.getToken(), shown.getType())
                .map(Identities::identity)
                .orElseThrow(AuthenticationFailedException::new));
    }

    private Optional<Visitor> visitor(String secret, String type) {
        return type.equals(SESSION)
                ? sessions.of(secret).map(session -> Visitor.of(session, secret))
                : tokens.of(secret).map(Visitor::of);
    }
}
