package dev.espalier.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps two processes from using one data folder with an embedded database. The lock dies with its process. */
final class HomeLock {

    @SuppressWarnings("unused") // held for the life of the process
    private static @Nullable FileChannel held;

    private HomeLock() {}

    static void take(Role role) {
        if (!role.hasDatabase() || System.getenv("ESPALIER_DATABASE") != null) {
            return;
        }
        var home = Home.folder();
        try {
            Files.createDirectories(home);
            var channel = FileChannel.open(
                    home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (channel.tryLock(0, 1, false) == null) {
                throw new Unusable(taken(home));
            }
            channel.truncate(1);
            channel.write(ByteBuffer.wrap((" " + ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)), 0);
            held = channel;
        } catch (IOException e) {
            throw new Unusable("The data folder (%s) cannot be written: %s.\nMaybe set ESPALIER_HOME to one that can."
                    .formatted(home, Unusable.rootMessage(e)));
        }
    }

    private static String taken(Path home) throws IOException {
        var pid = Files.readString(home.resolve("lock")).strip();
        return "The data folder (%s) is in use by process %s.\nMaybe talk to that one (ESPALIER_URL), stop it, or set ESPALIER_HOME to another folder."
                .formatted(home, pid.isEmpty() ? "unknown" : pid);
    }
}
