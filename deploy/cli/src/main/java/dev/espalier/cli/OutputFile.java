package dev.espalier.cli;

import dev.espalier.cli.server.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that a command writes: as a whole or not at all. */
final class OutputFile {

    private OutputFile() {}

    /** Writes content into a stream. */
    @FunctionalInterface
    interface Content {
        void to(OutputStream out);
    }

    /** Before anything is computed for it. */
    static void requireWritable(Path target) {
        var folder = target.toAbsolutePath().getParent();
        if (Files.isDirectory(target)) {
            throw new Failure(
                    "The file (%s) cannot be written: it is a folder.\nMaybe name a file in it.".formatted(target));
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new Failure("The file (%s) cannot be written: there is no folder (%s).".formatted(target, folder));
        }
        if (!Files.isWritable(folder) || (Files.exists(target) && !Files.isWritable(target))) {
            throw new Failure("The file (%s) cannot be written: it is not yours.".formatted(target));
        }
    }

    /** Beside the target first, so that a broken connection leaves no half of a file. */
    static void write(Path target, Content content) {
        var draft = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (var out = Files.newOutputStream(draft)) {
                content.to(out);
            } catch (RuntimeException e) {
                Files.deleteIfExists(draft);
                throw e;
            }
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Failure(
                    "The file (%s) cannot be written.\nMaybe its folder is missing or not yours.".formatted(target));
        }
    }
}
