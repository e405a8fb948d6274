package dev.espalier.cli;

import dev.espalier.cli.server.Failure;
import dev.espalier.cli.server.Server;
import dev.espalier.cli.text.Terminals;

/** The {@code espalier} program. */
public final class Main {

    private Main() {}

    public static void main(String... args) {
        // The JDK would repeat a POST on its own when a connection breaks.
        System.setProperty("sun.net.http.retryPost", "false");
        System.exit(run(args));
    }

    private static int run(String... args) {
        var environment = System.getenv();
        var terminal = Terminals.ofProcess(environment);
        try {
            var discovery = new Discovery(environment);
            var server = new Server(discovery.server(), environment.get(Discovery.TOKEN));
            return Cli.run(new Session(server, terminal, environment, false), args);
        } catch (Failure e) {
            terminal.tell(e.sentence());
            return Cli.FAILED;
        }
    }
}
