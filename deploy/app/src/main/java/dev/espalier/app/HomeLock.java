package dev.espalier.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two processes from using one data folder with an embedded database. The lock dies with its process; the file
 * holds the number of the process, and nothing once that has ended in order.
 */
final class HomeLock {

    /** Far behind the content, so that others can read it where locked bytes cannot be read. */
    private static final long LOCKED_BYTE = 1L << 40;

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int CONNECT_MS = 500;

    private static @Nullable FileChannel held;

    private HomeLock() {}

    /**
     * Takes the folder, or says which server has it.
     *
     * @param patient whether to wait for a server that is just starting or ending
     * @return the address of the server that has it; empty when the lock is ours, or when none is needed
     */
    static Optional<URI> take(Role role, boolean patient) {
        if (!role.hasDatabase() || System.getenv("ESPALIER_DATABASE") != null) {
            return Optional.empty();
        }
        var home = Home.folder();
        try {
            Files.createDirectories(home);
            return await(home, patient);
        } catch (IOException e) {
            throw new Unusable("The data folder (%s) cannot be written%s.\nMaybe set ESPALIER_HOME to one that can."
                    .formatted(home, reason(e)));
        }
    }

    /** Failures of the file system often say no more than the path. */
    private static String reason(IOException failure) {
        var said = failure instanceof FileSystemException file ? file.getReason() : Unusable.rootMessage(failure);
        return said == null ? "" : ": " + said;
    }

    private static Optional<URI> await(Path home, boolean patient) throws IOException {
        var deadline = Instant.now().plus(PATIENCE);
        for (boolean told = false; !locked(home); told = true) {
            var server = server(home);
            if (server.isPresent() || !patient || Instant.now().isAfter(deadline)) {
                return Optional.of(server.orElseThrow(() -> new Unusable(taken(home))));
            }
            if (!told) {
                System.err.printf("Waiting for process %s, which is starting or ending.%n", holder(home));
            }
            pause();
        }
        return Optional.empty();
    }

    private static boolean locked(Path home) throws IOException {
        var channel = FileChannel.open(
                home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
            channel.close();
            return false;
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap("%d\n".formatted(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
        held = channel;
        return true;
    }

    /** The server of the folder, if it answers: a killed one leaves its address behind. */
    private static Optional<URI> server(Path home) throws IOException {
        try {
            var address =
                    URI.create(Files.readString(home.resolve("server.url")).strip());
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), CONNECT_MS);
            }
            return Optional.of(address);
        } catch (NoSuchFileException | SocketException | SocketTimeoutException _) {
            return Optional.empty();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unusable("It was interrupted while it waited for the data folder.");
        }
    }

    private static String taken(Path home) {
        return "The data folder (%s) is in use by process %s.\nMaybe talk to that one (ESPALIER_URL), stop it, or set ESPALIER_HOME to another folder."
                .formatted(home, holder(home));
    }

    private static String holder(Path home) {
        try {
            var pid = Files.readString(home.resolve("lock")).strip();
            return pid.isEmpty() ? "unknown" : pid;
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** Lets go of the folder at an orderly end. */
    static void release() {
        try (var channel = held) {
            if (channel != null) {
                channel.truncate(0);
            }
        } catch (IOException e) {
            // The operating system lets go of the lock as well.
        }
    }
}
