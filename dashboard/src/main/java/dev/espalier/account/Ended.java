package dev.espalier.account;

/** Told when something that let somebody in does so no more, or lets them do other things. */
public sealed interface Ended {

    /** One browser's session. */
    record OfSession(String id) implements Ended {}

    /** One API token. */
    record OfToken(String id) implements Ended {}

    /** All that a user has. */
    record OfUser(String name) implements Ended {}
}
