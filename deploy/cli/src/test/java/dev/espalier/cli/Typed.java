package dev.espalier.cli;

import dev.espalier.cli.server.Server;
import dev.espalier.cli.text.Terminal;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A command line as it was typed, and what came of it. */
record Typed(int code, String out, String err) {

    /** Nothing listens there: port 1 is reserved and privileged. */
    static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    static Typed at(FakeServer server, String... words) {
        return at(server.address(), Map.of(), words);
    }

    static Typed at(URI address, Map<String, String> environment, String... words) {
        return at(new Setting(address, null, environment, false, ""), words);
    }

    /** Where it was typed. */
    record Setting(
            URI address, @Nullable String token, Map<String, String> environment, boolean interactive, String in) {}

    static Typed at(Setting setting, String... words) {
        return checking(setting, null, words);
    }

    /** In a process that can check packages. */
    static Typed checking(FakeServer server, FileCheck check, String... words) {
        return checking(new Setting(server.address(), null, Map.of(), false, ""), check, words);
    }

    private static Typed checking(Setting setting, @Nullable FileCheck check, String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new PrintWriter(out, true, StandardCharsets.UTF_8),
                new PrintWriter(err, true, StandardCharsets.UTF_8),
                out,
                new BufferedReader(new StringReader(setting.in())),
                setting.interactive(),
                false,
                true,
                setting.interactive() ? 100 : 0);
        var server = new Server(setting.address(), setting.token());
        var session = new Session(server, terminal, setting.environment(), false, check);
        int code = Cli.run(session, words);
        return new Typed(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
