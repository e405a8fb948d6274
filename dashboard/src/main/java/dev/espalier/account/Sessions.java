package dev.espalier.account;

import dev.espalier.ledger.Cut;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps which browsers are signed in. */
@Singleton
public class Sessions {

    /** A session lasts so long at most. */
    public static final Duration LONGEST = Duration.ofDays(30);

    /** A session of which nothing is seen ends. */
    static final Duration IDLE = Duration.ofDays(7);

    static final Duration SEEN = Duration.ofMinutes(1);

    private static final int LISTED = 50;

    private final Event<Ended> endings;

    Sessions(Event<Ended> endings) {
        this.endings = endings;
    }

    /**
     * Begins a session.
     *
     * @return the secret that its cookie holds
     */
    @Transactional
    public String begin(String account, String agent, String address) {
        var now = Clock.systemUTC().instant();
        SessionRow.delete("createdAt < ?1 or seenAt < ?2", now.minus(LONGEST), now.minus(IDLE));
        AccountRow.update("signedInAt = ?1 where name = ?2", now, account);
        var secret = Secret.drawn();
        var row = new SessionRow();
        row.id = Secret.hash(secret);
        row.account = account;
        row.agent = Cut.to(200, agent);
        row.address = Cut.to(64, address);
        row.createdAt = now;
        row.seenAt = now;
        row.persist();
        return secret;
    }

    /** Whose session a secret is of, while it lasts. */
    @Transactional
    public Optional<Session> of(String secret) {
        var now = Clock.systemUTC().instant();
        return read(Secret.hash(secret), now).map(session -> {
            if (session.seenAt().isBefore(now.minus(SEEN))) {
                SessionRow.update("seenAt = ?1 where id = ?2", now, session.id());
            }
            return session;
        });
    }

    /** Whether a session still lasts. */
    @Transactional
    public boolean lasts(String id) {
        return read(id, Clock.systemUTC().instant()).isPresent();
    }

    private static Optional<Session> read(String id, Instant now) {
        SessionRow row = SessionRow.findById(id);
        if (row == null || row.createdAt.isBefore(now.minus(LONGEST)) || row.seenAt.isBefore(now.minus(IDLE))) {
            return Optional.empty();
        }
        AccountRow account = AccountRow.findById(row.account);
        return account == null ? Optional.empty() : Optional.of(Session.of(row, account.role));
    }

    /** Those of a user, the last seen first. */
    @Transactional
    public List<Session> list(String account) {
        var now = Clock.systemUTC().instant();
        return SessionRow.<SessionRow>find(
                        "account = ?1 and seenAt > ?2 order by seenAt desc", account, now.minus(IDLE))
                .page(0, LISTED)
                .stream()
                .map(row -> read(row.id, now))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Ends one session. */
    @Transactional
    public void end(String id) {
        SessionRow.deleteById(id);
        endings.fire(new Ended.OfSession(id));
    }

    /**
     * Ends all sessions of a user but one.
     *
     * @param kept null when all end
     */
    @Transactional
    public void endOthers(String account, @Nullable String kept) {
        for (var row : SessionRow.<SessionRow>list("account", account)) {
            if (!row.id.equals(kept)) {
                row.delete();
                endings.fire(new Ended.OfSession(row.id));
            }
        }
    }
}
