package dev.espalier.cli;

import dev.espalier.cli.text.Amounts;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** The data folder: whether it can be written, how large it is, what room there is. */
final class DataChecks {

    /** A search of a few thousand trials keeps some hundred megabytes. */
    private static final long LEAST_ROOM = 1_000_000_000L;

    private final Path home;

    DataChecks(Path home) {
        this.home = home;
    }

    List<Finding> findings() {
        return List.of(folder(), room());
    }

    private Finding folder() {
        if (!Files.exists(home)) {
            return Files.isWritable(present())
                    ? Finding.ok("data folder", home + ", made at the first start")
                    : Finding.problem(
                            "data folder", home + " cannot be made", "set ESPALIER_HOME to a folder of yours");
        }
        if (!Files.isDirectory(home) || !Files.isWritable(home)) {
            return Finding.problem(
                    "data folder", home + " cannot be written", "set ESPALIER_HOME to a folder of yours");
        }
        return Finding.ok("data folder", home + ", " + Amounts.bytes(size()));
    }

    /** The folder itself, or the nearest above it that is there. */
    private Path present() {
        var folder = home;
        while (!Files.exists(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return folder;
    }

    private long size() {
        var sum = new long[1];
        try {
            Files.walkFileTree(home, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    sum[0] += attributes.size();
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    // A running search removes its drafts.
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            return sum[0];
        }
        return sum[0];
    }

    private Finding room() {
        try {
            long free = Files.getFileStore(present()).getUsableSpace();
            return free < LEAST_ROOM
                    ? Finding.problem(
                            "disk",
                            Amounts.bytes(free) + " are free",
                            "make room, or set ESPALIER_HOME to another disk")
                    : Finding.ok("disk", Amounts.bytes(free) + " are free");
        } catch (IOException e) {
            return Finding.note("disk", "its free space is not known", "look at it with df");
        }
    }
}
