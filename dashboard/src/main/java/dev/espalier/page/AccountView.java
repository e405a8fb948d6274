package dev.espalier.page;

import java.util.List;

/**
 * What somebody signs in with.
 *
 * @param own whether there is something of theirs: not where signing in is off, or somebody else's
 * @param roles what a token of theirs may be allowed
 * @param made the secret of a token that was just made, shown this once, or empty
 * @param problems why something was not done
 */
public record AccountView(
        boolean own,
        String name,
        String role,
        List<String> roles,
        List<TokenLine> tokens,
        List<SessionLine> sessions,
        String made,
        List<String> problems) {

    public AccountView {
        roles = List.copyOf(roles);
        tokens = List.copyOf(tokens);
        sessions = List.copyOf(sessions);
        problems = List.copyOf(problems);
    }

    /** An API token; {@code ends} and {@code used} are times or words. */
    public record TokenLine(
            String id, String name, String role, String made, String ends, boolean ended, String used) {}

    /** A browser that is signed in. */
    public record SessionLine(String id, String agent, String address, String since, String seen, boolean current) {}
}
