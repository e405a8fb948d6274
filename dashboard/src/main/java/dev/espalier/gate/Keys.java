package dev.espalier.gate;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Knows whom to let in without the database: by configuration, or as the process itself. */
@Singleton
final class Keys {

    private final Access access;
    private final OwnToken own;
    private final Proxy proxy;

    Keys(Access access, OwnToken own, Proxy proxy) {
        this.access = access;
        this.own = own;
        this.proxy = proxy;
    }

    Optional<Visitor> visitor(Asked asked) {
        if (access.open()) {
            return Optional.of(Visitor.of(Visitor.Kind.OPEN));
        }
        return asked.bearer().flatMap(this::shown).or(() -> switch (access.mode()) {
            case OFF -> asked.cookie(Rules.COOKIE).flatMap(this::passed);
            case PASSWORD -> Optional.empty();
            case PROXY -> proxy.visitor(asked);
        });
    }

    private Optional<Visitor> shown(String bearer) {
        if (own.is(bearer)) {
            return Optional.of(Visitor.of(Visitor.Kind.PROCESS));
        }
        return access.token().filter(token -> token.is(bearer)).map(_ -> Visitor.of(Visitor.Kind.SERVER_TOKEN));
    }

    private Optional<Visitor> passed(String pass) {
        return access.token()
                .filter(token -> token.signed(pass, Clock.systemUTC().instant()))
                .map(_ -> Visitor.of(Visitor.Kind.PASS, Visitor.csrf(pass)));
    }
}
