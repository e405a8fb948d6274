package dev.espalier.api;

import dev.espalier.account.AccountRow;
import dev.espalier.account.Accounts;
import dev.espalier.account.Role;
import dev.espalier.account.SessionRow;
import dev.espalier.account.TokenRow;
import dev.espalier.account.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.spi.CDI;

/** A user of every role, named like it. */
public final class Users {

    public static final String PASSWORD = "correct horse battery staple";

    private Users() {}

    public static void add(String name, Role role) {
        var accounts = CDI.current().select(Accounts.class).get();
        if (accounts.find(name).isEmpty()) {
            accounts.add(name, role, PASSWORD);
        }
    }

    /** Signs one in. */
    static SignedIn as(Role role) {
        add(role.word(), role);
        return SignedIn.as(role.word(), PASSWORD);
    }

    /** The secret of a token of one. */
    static String token(Role role) {
        return made(role).secret();
    }

    static Tokens.Made made(Role role) {
        add(role.word(), role);
        return CDI.current().select(Tokens.class).get().make(role.word(), "test", role, Role.ADMIN, null);
    }

    /** Leaves the database to the tests after these. */
    public static void forget() {
        QuarkusTransaction.requiringNew().run(() -> {
            SessionRow.deleteAll();
            TokenRow.deleteAll();
            AccountRow.deleteAll();
        });
    }
}
