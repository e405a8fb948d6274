package dev.espalier.account;

import java.time.Instant;

/**
 * A browser that is signed in.
 *
 * @param id opaque; not the secret that its cookie holds
 * @param agent what the browser calls itself
 */
public record Session(
        String id, String account, Role role, String agent, String address, Instant createdAt, Instant seenAt) {

    static Session of(SessionRow row, Role role) {
        return new Session(row.id, row.account, role, row.agent, row.address, row.createdAt, row.seenAt);
    }
}
