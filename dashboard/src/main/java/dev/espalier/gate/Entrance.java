package dev.espalier.gate;

import dev.espalier.account.Account;
import dev.espalier.account.Accounts;
import dev.espalier.account.Audit;
import dev.espalier.account.Deed;
import dev.espalier.account.Secret;
import dev.espalier.account.Sessions;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.control.Conflict;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Lets people in who show what they must. */
@Singleton
final class Entrance {

    private static final int REFUSED = 401;
    private static final int INVALID = 422;
    private static final int TOO_MANY = 429;
    private static final int DONE = 303;

    private final Access access;
    private final FirstRun first;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Audit audit;
    private final Throttle throttle;
    private final Clock clock = Clock.systemUTC();

    Entrance(Access access, FirstRun first, Accounts accounts, Sessions sessions, Audit audit, Throttle throttle) {
        this.access = access;
        this.first = first;
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
        this.throttle = throttle;
    }

    /** What came of it. */
    sealed interface Outcome {}

    /** @param cookie always a new one, so that a cookie that somebody planted is worth nothing */
    record Entered(String cookie, Duration lasts) implements Outcome {}

    /** @param seconds to wait before another attempt; 0 for none */
    record Refused(int status, List<String> why, long seconds) implements Outcome {
        Refused(int status, String why) {
            this(status, List.of(why), 0);
        }
    }

    Outcome enter(SignInView.Kind kind, SignIn.Written written, Asked asked) {
        var now = clock.instant();
        var user = kind == SignInView.Kind.PASSWORD ? Accounts.named(written.name) : "";
        var wait = throttle.wait(user, asked.address(), now);
        if (wait.isPresent()) {
            long seconds = wait.get().toSeconds() + 1;
            return new Refused(
                    TOO_MANY, List.of("There were too many attempts.\nTry again in %d s.".formatted(seconds)), seconds);
        }
        // Counted before it is looked at: many attempts at once are many all the same.
        throttle.failed(user, asked.address(), now);
        var outcome = switch (kind) {
            case TOKEN -> token(written);
            case PASSWORD -> password(written, asked);
            case FIRST -> first(written, asked);
            case PROXY -> new Refused(REFUSED, "The proxy signs people in.");
        };
        if (outcome instanceof Entered || (outcome instanceof Refused(var status, var _, var _) && status == INVALID)) {
            throttle.passed(user, asked.address());
        }
        return outcome;
    }

    private Outcome token(SignIn.Written written) {
        return access.token()
                .filter(token -> token.is(written.token.strip()))
                .<Outcome>map(token -> new Entered(token.pass(clock.instant()), Token.PASS))
                .orElseGet(() -> new Refused(REFUSED, "This is not the server's token."));
    }

    private Outcome password(SignIn.Written written, Asked asked) {
        var account = accounts.verified(written.name, written.password);
        if (account.isEmpty()) {
            // What is no user's name may be a password in the wrong field.
            note(accounts.find(written.name).map(Account::name).orElse(""), "sign in", REFUSED);
            return new Refused(REFUSED, "Name or password is wrong.");
        }
        return begin(account.get(), asked);
    }

    private Outcome begin(Account account, Asked asked) {
        asked.cookie(Rules.COOKIE).ifPresent(before -> sessions.end(Secret.hash(before)));
        note(account.name(), "sign in", DONE);
        return new Entered(
                sessions.begin(account.name(), asked.header("User-Agent").orElse(""), asked.address()),
                Sessions.LONGEST);
    }

    private Outcome first(SignIn.Written written, Asked asked) {
        if (!first.is(written.token.strip())) {
            return new Refused(REFUSED, "This is not the one-time token that the server wrote to its console.");
        }
        try {
            var account = first.make(written.name, written.password);
            note(account.name(), "create first user", DONE);
            return begin(account, asked);
        } catch (InvalidInput e) {
            return new Refused(INVALID, e.problems(), 0);
        } catch (Conflict e) {
            return new Refused(INVALID, String.valueOf(e.getMessage()));
        }
    }

    private void note(String user, String action, int status) {
        audit.write(new Deed(
                clock.instant(),
                user,
                Via.PAGE.word(),
                action,
                user.isEmpty() ? "unknown user" : "user " + user,
                status));
    }
}
