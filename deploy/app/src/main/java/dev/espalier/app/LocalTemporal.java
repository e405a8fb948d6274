package dev.espalier.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The real Temporal server on this machine with its SQLite file store, as a child of this process: started, watched,
 * started again when it dies. One that outlived its parent is taken over.
 */
final class LocalTemporal implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LocalTemporal.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final int port;
    private volatile boolean closing;
    private volatile @Nullable ProcessHandle server;

    private LocalTemporal(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Whether {@code espalier temporal install} has been here. */
    static boolean installed(Path home) {
        return Files.isExecutable(binary(home.resolve("temporal")));
    }

    private static Path binary(Path folder) {
        return folder.resolve("bin/temporal-server");
    }

    static LocalTemporal start(Path home) {
        var folder = home.resolve("temporal");
        try {
            Files.createDirectories(folder.resolve("data"));
            var running = running(folder);
            var local = new LocalTemporal(folder, running == null ? freePort() : running.port());
            local.server = running == null ? local.launch() : running.process();
            local.awaitAnswer();
            Thread.ofPlatform().daemon().name("temporal-supervisor").start(local::supervise);
            return local;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    private ProcessHandle launch() throws IOException {
        var config = folder.resolve("temporal-sqlite.yaml");
        var builder = new ProcessBuilder(
                binary(folder).toString(), "--config-file", config.toString(), "--allow-no-auth", "start");
        var environment = builder.environment();
        environment.put("TEMPORAL_DIR", folder.resolve("data").toString());
        var ports = List.of(
                "TEMPORAL_PORT",
                "TEMPORAL_HISTORY_PORT",
                "TEMPORAL_MATCHING_PORT",
                "TEMPORAL_WORKER_PORT",
                "TEMPORAL_METRICS_PORT",
                "TEMPORAL_FRONTEND_MEMBERSHIP_PORT",
                "TEMPORAL_HISTORY_MEMBERSHIP_PORT",
                "TEMPORAL_MATCHING_MEMBERSHIP_PORT",
                "TEMPORAL_WORKER_MEMBERSHIP_PORT");
        var free = freePorts(ports.size());
        for (int i = 0; i < ports.size(); i++) {
            environment.put(ports.get(i), String.valueOf(i == 0 ? port : free.get(i)));
        }
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()));
        var process = builder.start().toHandle();
        Files.writeString(folder.resolve("server.pid"), process.pid() + " " + port);
        return process;
    }

    private void supervise() {
        while (!closing) {
            var watched = server;
            if (watched != null) {
                watched.onExit().join();
            }
            if (closing) {
                return;
            }
            LOG.warn("The local Temporal server ended; starting it again.");
            try {
                server = launch();
                awaitAnswer();
            } catch (IOException | IllegalStateException e) {
                LOG.errorf("The local Temporal server could not be started again: %s", Unusable.rootMessage(e));
            }
        }
    }

    private void awaitAnswer() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(port)) {
            var process = server;
            if (process == null || !process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException(
                        "The local Temporal server does not answer at %s.\nMaybe its log says why: %s"
                                .formatted(address(), folder.resolve("server.log")));
            }
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while the local Temporal server was starting.");
            }
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** A server that an earlier process of this folder started and that still answers. */
    private static @Nullable Running running(Path folder) throws IOException {
        var file = folder.resolve("server.pid");
        if (!Files.exists(file)) {
            return null;
        }
        var words = Files.readString(file).strip().split(" ");
        if (words.length != 2) {
            return null;
        }
        int port = Integer.parseInt(words[1]);
        return ProcessHandle.of(Long.parseLong(words[0]))
                .filter(process -> process.isAlive() && answers(port))
                .filter(process -> process.info()
                        .command()
                        .map(command -> command.contains("temporal-server"))
                        .orElse(true))
                .map(process -> new Running(process, port))
                .orElse(null);
    }

    private record Running(ProcessHandle process, int port) {}

    private static int freePort() throws IOException {
        return freePorts(1).getFirst();
    }

    private static List<Integer> freePorts(int count) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        var ports = new ArrayList<Integer>();
        try {
            for (int i = 0; i < count; i++) {
                var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                sockets.add(socket);
                ports.add(socket.getLocalPort());
            }
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
        return ports;
    }

    @Override
    public void close() {
        closing = true;
        var process = server;
        if (process != null) {
            process.destroy();
            process.onExit()
                    .orTimeout(10, TimeUnit.SECONDS)
                    .exceptionally(_ -> process)
                    .join();
        }
    }
}
