package dev.espalier.cli;

import com.sun.net.httpserver.HttpServer;
import dev.espalier.cli.server.Failure;
import dev.espalier.cli.server.Server;
import dev.espalier.cli.text.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine.Command;

/**
 * Runs the commonest commands against an answer that it serves itself. The launcher records a class archive of this
 * run; recorded without HTTP, an archive misses most of what a command loads.
 */
@Command(name = "self-test", hidden = true, description = "Runs a few commands against itself.")
final class SelfTest implements Runnable {

    private static final String EXPERIMENT = """
            {"id": "self-test-000000", "name": "self-test", "status": "running", "rounds": 3, "trials": 48,
             "budget": {"trials": 300, "gpuTime": null}, "gpuSeconds": 72000, "space": "nasbench201",
             "method": "random-search", "objectives": ["maximize val_accuracy_pct"], "constraints": [],
             "best": {"trial": "000001-2", "value": 91.525, "metric": "val_accuracy_pct"},
             "createdAt": "2026-01-01T00:00:00Z", "changedAt": "2026-01-01T00:00:00.25Z"}""";

    private final Session session;

    SelfTest(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            serve(server, "/api/v1/experiments", "{\"items\": [%s], \"next\": null}".formatted(EXPERIMENT));
            serve(server, "/api/v1/experiments/self-test-000000", EXPERIMENT);
            server.start();
            try {
                against(server.getAddress().getPort());
            } finally {
                server.stop(0);
            }
            session.terminal().print("The self-test passed.");
        } catch (IOException e) {
            throw new Failure("The self-test could not serve itself: %s.".formatted(e.getMessage()));
        }
    }

    private static void serve(HttpServer server, String path, String json) {
        server.createContext(path, exchange -> {
            var body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            try (exchange;
                    var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
    }

    private void against(int port) {
        var silent = silent();
        var address = URI.create("http://127.0.0.1:" + port);
        require(silent, address, 0, "--help");
        require(silent, address, 0, "experiment", "list");
        require(silent, address, 0, "experiment", "list", "-o", "json");
        require(silent, address, 0, "experiment", "describe", "self-test-000000");
        require(silent, address, Cli.MISUSED, "experiment", "lst");
    }

    private static void require(Terminal silent, URI address, int expected, String... words) {
        int code = Cli.run(new Session(new Server(address, null), silent, Map.of(), false), words);
        if (code != expected) {
            throw new Failure("The self-test (%s) ended with %d instead of %d."
                    .formatted(String.join(" ", words), code, expected));
        }
    }

    private Terminal silent() {
        var nowhere = new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Terminal(
                nowhere,
                nowhere,
                OutputStream.nullOutputStream(),
                session.terminal().in(),
                false,
                false,
                true,
                0);
    }
}
