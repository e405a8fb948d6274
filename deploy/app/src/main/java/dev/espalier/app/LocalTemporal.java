package dev.espalier.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    /** Between two attempts to start a server that does not stay. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Path folder;
    private final Ports ports;
    private volatile boolean closing;
    private volatile @Nullable ProcessHandle server;

    private LocalTemporal(Path folder, Ports ports) {
        this.folder = folder;
        this.ports = ports;
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
            var last = last(folder);
            var running = last == null ? null : last.process();
            var local = new LocalTemporal(
                    folder, last != null && (running != null || last.ports().areFree()) ? last.ports() : Ports.free());
            local.server = running == null ? local.launch() : running;
            local.awaitAnswer();
            Thread.ofPlatform().daemon().name("temporal-supervisor").start(local::supervise);
            return local;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "127.0.0.1:" + ports.first();
    }

    private ProcessHandle launch() throws IOException {
        var config = folder.resolve("temporal-sqlite.yaml");
        var builder = new ProcessBuilder(
                binary(folder).toString(), "--config-file", config.toString(), "--allow-no-auth", "start");
        var environment = builder.environment();
        environment.put("TEMPORAL_DIR", folder.resolve("data").toString());
        ports.putInto(environment);
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()));
        var process = builder.start().toHandle();
        Files.writeString(folder.resolve("server.pid"), process.pid() + " " + ports.first());
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
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitAnswer() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(ports.first())) {
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

    /** The server that ran last in this folder, whoever started it, or null when none did. */
    private static @Nullable Last last(Path folder) throws IOException {
        var file = folder.resolve("server.pid");
        var words = Files.exists(file) ? Files.readString(file).strip().split(" ") : new String[0];
        if (words.length != 2) {
            return null;
        }
        int port = Integer.parseInt(words[1]);
        var process = ProcessHandle.of(Long.parseLong(words[0]))
                .filter(found -> found.isAlive() && answers(port))
                .filter(found -> found.info()
                        .command()
                        .map(command -> command.contains("temporal-server"))
                        .orElse(true))
                .orElse(null);
        return new Last(process, new Ports(port));
    }

    /** @param process null when it has ended */
    private record Last(@Nullable ProcessHandle process, Ports ports) {}

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
