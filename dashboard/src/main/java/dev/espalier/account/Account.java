package dev.espalier.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in.
 *
 * @param name in lower case
 * @param signedInAt when they last did; null before the first time
 */
public record Account(
        String name, Role role, Instant createdAt, @Nullable Instant signedInAt) {

    static Account of(AccountRow row) {
        return new Account(row.name, row.role, row.createdAt, row.signedInAt);
    }
}
