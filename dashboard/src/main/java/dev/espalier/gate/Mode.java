package dev.espalier.gate;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How people sign in: {@code ESPALIER_AUTH}. */
enum Mode {
    /** Not at all: everybody on this machine may do everything, or whoever knows the server's token. */
    OFF,
    /** With a name and a password that are kept here. */
    PASSWORD,
    /** At a proxy in front of this server, which says who they are. */
    PROXY;

    static Optional<Mode> of(String word) {
        return Stream.of(values())
                .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(word.strip()))
                .findFirst();
    }
}
