package dev.espalier.account;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.control.Conflict;
import dev.espalier.control.Unknown;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the tokens with which programs act for users. */
@Singleton
public class Tokens {

    /** Every token begins with this, so that scanners for leaked secrets find it. */
    public static final String PREFIX = "espalier_";

    private static final int NAME = 100;
    private static final int MOST = 100;
    private static final int MOST_DAYS = 3_650;

    private final Event<Ended> endings;

    Tokens(Event<Ended> endings) {
        this.endings = endings;
    }

    /**
     * A token that was just made.
     *
     * @param secret shown once, and kept nowhere
     */
    public record Made(ApiToken token, String secret) {}

    /**
     * Makes a token.
     *
     * @param most the role of who asks for it, which it cannot exceed
     * @param days until it ends; null for one that does not
     * @throws InvalidInput when something of it cannot be taken
     * @throws Conflict when the user has too many
     */
    @Transactional
    public Made make(String account, String name, Role role, Role most, @Nullable Integer days) {
        check(name.strip(), role, most, days);
        AccountRow owner = AccountRow.findById(account);
        if (owner == null) {
            throw new Conflict(
                    "Only a user has API tokens, and (%s) is none.\nMaybe sign in with a name and a password."
                            .formatted(account));
        }
        if (TokenRow.count("account", account) >= MOST) {
            throw new Conflict(
                    "There are %d tokens already, and no user has more.\nMaybe revoke some.".formatted(MOST));
        }
        var now = Clock.systemUTC().instant();
        var secret = PREFIX + Secret.drawn();
        var row = new TokenRow();
        row.id = Secret.drawn(12);
        row.account = account;
        row.name = name.strip();
        row.hash = Secret.hash(secret);
        row.role = role;
        row.createdAt = now;
        row.endsAt = days == null ? null : now.plus(Duration.ofDays(days));
        row.persist();
        return new Made(ApiToken.of(row, owner.role), secret);
    }

    private static void check(String name, Role role, Role most, @Nullable Integer days) {
        var problems = new ArrayList<String>();
        if (name.isEmpty() || name.length() > NAME) {
            problems.add("The `name` (%.40s) must have 1 to %d characters, and says what the token is for."
                    .formatted(name, NAME));
        }
        if (!most.includes(role)) {
            problems.add("The `role` (%s) must not be more than your own (%s).".formatted(role.word(), most.word()));
        }
        if (days != null && (days < 1 || days > MOST_DAYS)) {
            problems.add("The `days` (%d) must be from 1 to %d.".formatted(days, MOST_DAYS));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    /** The token that a secret is of, while it lasts. */
    @Transactional
    public Optional<ApiToken> of(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        var now = Clock.systemUTC().instant();
        var found = read(TokenRow.<TokenRow>find("hash", Secret.hash(secret)).firstResultOptional(), now);
        found.filter(token -> token.usedAt() == null || token.usedAt().isBefore(now.minus(Sessions.SEEN)))
                .ifPresent(token -> TokenRow.update("usedAt = ?1 where id = ?2", now, token.id()));
        return found;
    }

    /** Whether a token still lasts. */
    @Transactional
    public boolean lasts(String id) {
        return read(TokenRow.findByIdOptional(id), Clock.systemUTC().instant()).isPresent();
    }

    private static Optional<ApiToken> read(Optional<TokenRow> row, Instant now) {
        return row.flatMap(Tokens::view).filter(token -> !token.ended(now));
    }

    private static Optional<ApiToken> view(TokenRow row) {
        return AccountRow.<AccountRow>findByIdOptional(row.account).map(owner -> ApiToken.of(row, owner.role));
    }

    /** Those of a user, newest first, with those that have ended. */
    @Transactional
    public List<ApiToken> list(String account) {
        return TokenRow.<TokenRow>list("account = ?1 order by createdAt desc, id", account).stream()
                .map(Tokens::view)
                .flatMap(Optional::stream)
                .toList();
    }

    /** @throws Unknown when the user has no such token */
    @Transactional
    public void revoke(String account, String id) {
        if (TokenRow.delete("account = ?1 and id = ?2", account, id) == 0) {
            throw new Unknown("There is no API token (%.40s) of yours.".formatted(id));
        }
        endings.fire(new Ended.OfToken(id));
    }
}
