package dev.espalier.gate;

import dev.espalier.account.Account;
import dev.espalier.account.Accounts;
import dev.espalier.account.Role;
import dev.espalier.account.Secret;
import dev.espalier.control.Conflict;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The first user, whom nobody can make: whoever reads this process's console may, once. */
@Singleton
final class FirstRun {

    private static final Set<String> SERVERS = Set.of("up", "server");

    private final Access access;
    private final Accounts accounts;
    private final boolean server;

    /** Null when there is a user. */
    private volatile @Nullable String token;

    FirstRun(
            Access access,
            Accounts accounts,
            @ConfigProperty(name = "espalier.role", defaultValue = "server") String role) {
        this.access = access;
        this.accounts = accounts;
        this.server = SERVERS.contains(role);
    }

    void announce(@Observes StartupEvent started) {
        if (!server || access.mode() != Mode.PASSWORD || !accounts.none()) {
            return;
        }
        var drawn = Secret.drawn();
        token = drawn;
        // On the console only: logs are kept, and read by others.
        System.out.printf(
                "%nNobody can sign in yet. Open %s and make the first user with this one-time token:%n%n    %s%n%n",
                Rules.SIGN_IN, drawn);
    }

    /** Whether the first user is still to be made. */
    boolean awaited() {
        return token != null && accounts.none();
    }

    boolean is(String shown) {
        var expected = token;
        return expected != null && Secret.same(expected, shown);
    }

    /**
     * Makes the first user an admin, after which the token is worth nothing.
     *
     * @throws Conflict when somebody was faster
     */
    synchronized Account make(String name, String password) {
        if (!awaited()) {
            throw new Conflict("There is a user already.\nMaybe sign in.");
        }
        var made = accounts.add(name, Role.ADMIN, password);
        token = null;
        return made;
    }

    /** What was written to the console; for tests. */
    @Nullable
    String token() {
        return token;
    }
}
