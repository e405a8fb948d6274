package dev.espalier.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A way through a folder in which others write and delete meanwhile: what is gone is passed over. */
final class Walk extends SimpleFileVisitor<Path> {

    private final Step files;
    private final Step folders;

    /** What is done with a file, or with a folder once all in it was visited. */
    interface Step {
        void take(Path path) throws IOException;
    }

    private Walk(Step files, Step folders) {
        this.files = files;
        this.folders = folders;
    }

    /** Goes through all regular and other files, and through the folder itself last. */
    static void through(Path folder, Step files, Step folders) {
        try {
            Files.walkFileTree(folder, new Walk(files, folders));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        files.take(file);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        return passed(failure);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
        if (failure != null) {
            return passed(failure);
        }
        folders.take(folder);
        return FileVisitResult.CONTINUE;
    }

    private static FileVisitResult passed(IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }
}
