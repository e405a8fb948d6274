package dev.espalier.account;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.control.Conflict;
import dev.espalier.control.Unknown;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads and writes who may sign in. */
@Singleton
public class Accounts {

    private static final String NAME = "[a-z0-9][a-z0-9._@-]{0,62}";

    private final Passwords passwords;
    private final Event<Ended> endings;

    Accounts(Passwords passwords, Event<Ended> endings) {
        this.passwords = passwords;
        this.endings = endings;
    }

    /** Whether nobody can sign in yet. */
    @Transactional
    public boolean none() {
        return AccountRow.count() == 0;
    }

    /** All of them by name. */
    @Transactional
    public List<Account> list() {
        return AccountRow.<AccountRow>list("order by name").stream()
                .map(Account::of)
                .toList();
    }

    @Transactional
    public Optional<Account> find(String name) {
        return AccountRow.<AccountRow>findByIdOptional(named(name)).map(Account::of);
    }

    /** Names are the same however they are written. */
    public static String named(String written) {
        return written.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether somebody can be called so. */
    public static boolean nameable(String written) {
        return named(written).matches(NAME);
    }

    /**
     * @throws InvalidInput when name or password cannot be taken
     * @throws Conflict when there is a user of that name
     */
    @Transactional
    public Account add(String written, Role role, String password) {
        var name = named(written);
        var problems = new ArrayList<String>();
        if (!nameable(written)) {
            problems.add(
                    "The `name` (%.70s) must begin with a letter or digit and have at most 63 letters, digits, dots, hyphens, underscores or @."
                            .formatted(name));
        }
        problems.addAll(Passwords.problems(password));
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        var hash = passwords.hash(password);
        if (AccountRow.findById(name) != null) {
            throw new Conflict("There is a user (%s) already.".formatted(name));
        }
        var row = new AccountRow();
        row.name = name;
        row.role = role;
        row.password = hash;
        row.createdAt = Clock.systemUTC().instant();
        row.persist();
        return Account.of(row);
    }

    /** The user whose name and password these are; takes as long whether there is one or not. */
    public Optional<Account> verified(String written, String password) {
        // No connection is held while a core is busy with the hash.
        AccountRow row = QuarkusTransaction.requiringNew().call(() -> AccountRow.findById(named(written)));
        if (row == null) {
            passwords.verifyNobody(password);
            return Optional.empty();
        }
        return passwords.verify(password, row.password) ? Optional.of(Account.of(row)) : Optional.empty();
    }

    /** @throws Conflict when nobody would be left who may change users */
    @Transactional
    public void role(String name, Role role) {
        var admins = admins();
        var row = require(name);
        if (row.role == role) {
            return;
        }
        keepAnAdmin(row, admins);
        row.role = role;
        endings.fire(new Ended.OfUser(row.name));
    }

    /**
     * Removes a user with all sessions and tokens.
     *
     * @throws Conflict when nobody would be left who may change users
     */
    @Transactional
    public void remove(String name) {
        var admins = admins();
        var row = require(name);
        keepAnAdmin(row, admins);
        SessionRow.delete("account", row.name);
        TokenRow.delete("account", row.name);
        row.delete();
        endings.fire(new Ended.OfUser(row.name));
    }

    /**
     * Gives a new password; whoever signed in with the old one must sign in again.
     *
     * @throws InvalidInput when it cannot be taken
     */
    @Transactional
    public void password(String name, String password) {
        var problems = Passwords.problems(password);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        var hash = passwords.hash(password);
        var row = require(name);
        row.password = hash;
        SessionRow.delete("account", row.name);
        endings.fire(new Ended.OfUser(row.name));
    }

    private static AccountRow require(String name) {
        return AccountRow.<AccountRow>findByIdOptional(named(name))
                .orElseThrow(() -> new Unknown("There is no user (%.70s).".formatted(name)));
    }

    /** Locked, so that two admins cannot take each other's role at the same time. */
    private static List<AccountRow> admins() {
        return AccountRow.<AccountRow>find("role = ?1 order by name", Role.ADMIN)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    private static void keepAnAdmin(AccountRow row, List<AccountRow> admins) {
        if (row.role == Role.ADMIN && admins.size() == 1) {
            throw new Conflict(
                    "The user (%s) is the only admin, and one must be left.\nMaybe make another user admin first."
                            .formatted(row.name));
        }
    }
}
