package dev.espalier.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret with which a program acts for somebody; the secret itself is not kept.
 *
 * @param role what it may do: never more than its user
 * @param endsAt null when it does not end by itself
 * @param usedAt to the minute; null before the first time
 */
public record ApiToken(
        String id,
        String account,
        String name,
        Role role,
        Instant createdAt,
        @Nullable Instant endsAt,
        @Nullable Instant usedAt) {

    static ApiToken of(TokenRow row, Role most) {
        return new ApiToken(
                row.id, row.account, row.name, row.role.atMost(most), row.createdAt, row.endsAt, row.usedAt);
    }

    /** Whether it lets nobody in any more. */
    public boolean ended(Instant now) {
        return endsAt != null && !now.isBefore(endsAt);
    }
}
