package dev.espalier.app;

import dev.espalier.evaluate.command.Permission;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether this process runs programs of users'. Whoever may create an experiment may then do here what this
 * process may, so without a word about it they are run only where all who could ask are on this machine.
 */
final class Programs {

    private static final Set<String> OWN_TEMPORAL = Set.of("embedded", "local");

    private Programs() {}

    /**
     * @param said in the configuration
     * @param temporal where Temporal is, where that is configured
     */
    static Permission allowed(Optional<String> said, String host, Optional<String> temporal) {
        return said.map(Permission::parse)
                .orElseGet(() -> isHere(host) && isHere(temporal) ? Permission.ALL : Permission.NONE);
    }

    private static boolean isHere(Optional<String> temporal) {
        return temporal.map(target -> OWN_TEMPORAL.contains(target) || isHere(target.replaceFirst(":[0-9]+$", "")))
                .orElse(true);
    }

    private static boolean isHere(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
