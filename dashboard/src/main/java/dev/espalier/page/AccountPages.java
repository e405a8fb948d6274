package dev.espalier.page;

import dev.espalier.account.ApiToken;
import dev.espalier.account.Ended;
import dev.espalier.account.Role;
import dev.espalier.account.Session;
import dev.espalier.account.Sessions;
import dev.espalier.account.Tokens;
import dev.espalier.gate.Visitor;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the page of what somebody signs in with. */
@Singleton
final class AccountPages {

    private final Sessions sessions;
    private final Tokens tokens;
    private final Clock clock = Clock.systemUTC();

    AccountPages(Sessions sessions, Tokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    /** Whether somebody's password is kept here. */
    static boolean own(Visitor visitor) {
        return visitor.kind() == Visitor.Kind.SESSION;
    }

    AccountView page(Visitor visitor, String made, List<String> problems) {
        var now = clock.instant();
        boolean own = own(visitor);
        return new AccountView(
                own,
                visitor.user(),
                visitor.role().word(),
                Stream.of(Role.values())
                        .filter(visitor.role()::includes)
                        .map(Role::word)
                        .toList(),
                own
                        ? tokens.list(visitor.user()).stream()
                                .map(token -> line(token, now))
                                .toList()
                        : List.of(),
                own
                        ? sessions.list(visitor.user()).stream()
                                .map(session -> line(session, visitor.keys()))
                                .toList()
                        : List.of(),
                made,
                problems);
    }

    private static AccountView.TokenLine line(ApiToken token, Instant now) {
        var ends = token.endsAt();
        var used = token.usedAt();
        return new AccountView.TokenLine(
                token.id(),
                token.name(),
                token.role().word(),
                Said.time(token.createdAt()),
                ends == null ? "never" : Said.time(ends),
                token.ended(now),
                used == null ? "" : Said.time(used));
    }

    private static AccountView.SessionLine line(Session session, Set<Ended> own) {
        return new AccountView.SessionLine(
                session.id(),
                browser(session.agent()),
                session.address(),
                Said.time(session.createdAt()),
                Said.time(session.seenAt()),
                own.contains(new Ended.OfSession(session.id())));
    }

    /** What people call a browser; its own name for itself is long and names three others. */
    private static String browser(String agent) {
        var known = Stream.of("Firefox", "Edg", "OPR", "Chrome", "Safari")
                .filter(agent::contains)
                .findFirst();
        return known.map(name -> name.equals("Edg") ? "Edge" : name.equals("OPR") ? "Opera" : name)
                .orElse(agent.isEmpty() ? "unknown" : agent.length() > 40 ? agent.substring(0, 40) + "…" : agent);
    }
}
