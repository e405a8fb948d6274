package dev.espalier.gate;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names under which this server may be asked. A page of another site whose name was made to point here (DNS
 * rebinding) asks under that name, and is turned away.
 *
 * @param names in lower case, IPv6 addresses without brackets
 */
record Doors(Set<String> names) {

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "::1");

    Doors {
        names = Set.copyOf(names);
    }

    /**
     * This machine's own names, the address that is listened on, and those a user allowed.
     *
     * @param bound may be a wildcard, which is no name
     */
    static Doors of(String bound, List<String> allowed) {
        return new Doors(Stream.concat(Stream.concat(LOCAL.stream(), Stream.of(bound)), allowed.stream())
                .map(Doors::plain)
                .filter(name -> !name.isEmpty() && !Set.of("0.0.0.0", "::").contains(name))
                .collect(Collectors.toSet()));
    }

    boolean lets(String host) {
        return names.contains(plain(host));
    }

    private static String plain(String host) {
        var plain = host.strip().toLowerCase(Locale.ROOT);
        if (plain.startsWith("[") && plain.endsWith("]")) {
            return plain.substring(1, plain.length() - 1);
        }
        return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
    }

    /** Whether an address to listen on can be reached from this machine only. */
    static boolean loopback(String bound) {
        try {
            return InetAddress.getByName(plain(bound)).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }

    /** Whether a host is an address and no name, so that nobody can make a name of theirs point to it. */
    static boolean address(String host) {
        var plain = plain(host);
        return plain.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}") || plain.matches("[0-9a-f:.]*:[0-9a-f:.]*");
    }
}
