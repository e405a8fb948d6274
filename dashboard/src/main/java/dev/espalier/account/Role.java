package dev.espalier.account;

import dev.espalier.catalogue.InvalidInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What somebody may do; each role may do all that the ones before it may. */
public enum Role {
    /** Looks at everything but users and the audit log. */
    VIEWER,
    /** Starts searches and changes their course. */
    RUNNER,
    /** Gives others their roles, and sees who did what. */
    ADMIN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** The lesser of two roles. */
    public Role atMost(Role other) {
        return includes(other) ? other : this;
    }

    /** @throws InvalidInput when no role is called so */
    public static Role of(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("The `role` (%.40s) must be one of %s."
                        .formatted(word, Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", ")))));
    }
}
