package dev.espalier.gate;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Finds with a request what says who asks. A request with nothing, or with something wrong, is asked by nobody. */
@Singleton
final class Credentials implements HttpAuthenticationMechanism {

    private static final int UNAUTHORIZED = 401;

    private final Access access;
    private final Keys keys;

    Credentials(Access access, Keys keys) {
        this.access = access;
        this.keys = keys;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        var asked = Asked.of(context);
        if (Rules.open(asked)) {
            return Uni.createFrom().nullItem();
        }
        var known = keys.visitor(asked);
        if (known.isPresent()) {
            return Uni.createFrom().item(Identities.identity(known.get()));
        }
        return kept(asked)
                .map(credential -> providers
                        .authenticate(new TokenAuthenticationRequest(credential))
                        .onFailure(AuthenticationFailedException.class)
                        .recoverWithNull())
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    /** What only the database knows. Who shows a token means that one, whatever else the browser sends along. */
    private Optional<TokenCredential> kept(Asked asked) {
        if (access.mode() != Mode.PASSWORD) {
            return Optional.empty();
        }
        return asked.header("Authorization").isPresent()
                ? asked.bearer().map(token -> new TokenCredential(token, Identities.TOKEN))
                : asked.cookie(Rules.COOKIE).map(cookie -> new TokenCredential(cookie, Identities.SESSION));
    }

    /** The gate itself answers whoever must say who they are. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(UNAUTHORIZED, "WWW-Authenticate", Answers.CHALLENGE));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }
}
