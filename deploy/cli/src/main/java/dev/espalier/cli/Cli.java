package dev.espalier.cli;

import dev.espalier.cli.server.Failure;
import dev.espalier.cli.server.NoServer;
import dev.espalier.cli.server.Server;
import dev.espalier.cli.text.Terminals;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help;

/** Carries out one command line. It never ends the process, so a server can call it in its own. */
public final class Cli {

    static final int FAILED = 1;
    static final int MISUSED = 2;

    /** No server answers, and the launcher is to run the command without one (EX_UNAVAILABLE of sysexits.h). */
    static final int NO_SERVER = 69;

    private static final int WIDEST_HELP = 100;

    private Cli() {}

    /**
     * Carries out a command against a server that is a part of this process, on its standard streams.
     *
     * @param token null where the server asks for none
     * @return the exit code: 0 only on success, 2 for a command that makes no sense
     */
    public static int run(URI server, @Nullable String token, String... args) {
        var environment = System.getenv();
        return run(new Session(new Server(server, token), Terminals.ofProcess(environment), environment, true), args);
    }

    /**
     * Carries out a command that asks no server, on the standard streams of this process.
     *
     * @param check what checks packages
     * @return the exit code: 0 only on success, 2 for a command that makes no sense
     */
    public static int alone(FileCheck check, String... args) {
        var environment = System.getenv();
        var nowhere = new Server(URI.create("http://127.0.0.1:1"), null);
        return run(new Session(nowhere, Terminals.ofProcess(environment), environment, false, check), args);
    }

    static int run(Session session, String... args) {
        var words = words(args);
        var line = CommandTree.of(session, words);
        var terminal = session.terminal();
        line.setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(Help.defaultColorScheme(terminal.color() ? Help.Ansi.ON : Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(terminal.width() > 0 ? Math.clamp(terminal.width(), 55, WIDEST_HELP) : WIDEST_HELP)
                .setParameterExceptionHandler(new UsageErrors(terminal))
                .setExecutionExceptionHandler((problem, _, _) -> told(problem, session));
        int code = line.execute(words.toArray(String[]::new));
        terminal.out().flush();
        terminal.err().flush();
        return code;
    }

    /** {@code help VERB …} is another way to write {@code VERB … --help}. */
    private static List<String> words(String... args) {
        var words = new ArrayList<>(List.of(args));
        if (!words.isEmpty() && words.getFirst().equals("help")) {
            words.removeFirst();
            words.add("--help");
        }
        return words;
    }

    private static int told(Exception problem, Session session) {
        session.terminal().clear();
        if (problem instanceof NoServer && session.launcherGoesOn()) {
            return NO_SERVER;
        }
        session.terminal()
                .tell(
                        problem instanceof Failure failure
                                ? failure.sentence()
                                : "The command stopped on a mistake of its own (%s).\nMaybe report it."
                                        .formatted(problem));
        return problem instanceof Misuse ? MISUSED : FAILED;
    }
}
