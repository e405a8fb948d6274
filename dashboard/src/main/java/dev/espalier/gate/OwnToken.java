package dev.espalier.gate;

import dev.espalier.account.Secret;
import jakarta.inject.Singleton;

/** What commands in the server's own process show; it is drawn anew whenever the process starts, and never leaves it. */
@Singleton
public final class OwnToken {

    private final String secret = Secret.drawn();

    public String secret() {
        return secret;
    }

    boolean is(String shown) {
        return Secret.same(secret, shown);
    }
}
