package dev.espalier.cli;

import dev.espalier.cli.server.Server;
import dev.espalier.cli.text.Terminal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command works with.
 *
 * @param inProcess whether the server is a part of this process and ends with it
 * @param fileCheck what checks packages, or null where this process cannot
 */
record Session(
        Server server,
        Terminal terminal,
        Map<String, String> environment,
        boolean inProcess,
        @Nullable FileCheck fileCheck) {

    /** One that checks no files. */
    Session(Server server, Terminal terminal, Map<String, String> environment, boolean inProcess) {
        this(server, terminal, environment, inProcess, null);
    }

    /** Set by the launcher, which can run a command without a server when there is none. */
    private static final String LAUNCHER = "ESPALIER_LAUNCHER";

    boolean serverChosen() {
        return !environment.getOrDefault(Discovery.URL, "").isBlank();
    }

    /** Whether the launcher wants to hear that no server answers, and says nothing itself. */
    boolean launcherGoesOn() {
        return "1".equals(environment.get(LAUNCHER)) && !serverChosen() && !server.answered();
    }
}
