package dev.espalier.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of one measuring process: its networks, and what it complains about. Its name says which process made it. */
final class MeterFolder implements AutoCloseable {

    private static final String PREFIX = "espalier-meter-";

    private final Path path;

    private MeterFolder(Path path) {
        this.path = path;
    }

    /** Makes one beside those of others, and removes what processes left that are no longer alive. */
    static MeterFolder make(Path parent) throws IOException {
        sweep(parent);
        return new MeterFolder(Files.createTempDirectory(
                parent, PREFIX + ProcessHandle.current().pid() + "-"));
    }

    private static void sweep(Path parent) throws IOException {
        try (var folders = Files.newDirectoryStream(parent, PREFIX + "*-*")) {
            for (var folder : folders) {
                if (orphaned(folder)) {
                    remove(folder);
                }
            }
        }
    }

    private static void remove(Path folder) {
        try {
            new MeterFolder(folder).close();
        } catch (UncheckedIOException _) {
            // Another user's, or swept by another process at the same time.
        }
    }

    private static boolean orphaned(Path folder) {
        var maker = folder.getFileName().toString().substring(PREFIX.length()).replaceFirst("-.*", "");
        return maker.matches("[0-9]{1,18}")
                && ProcessHandle.of(Long.parseLong(maker)).isEmpty();
    }

    Path write(String name, byte[] content) throws IOException {
        return Files.write(file(name), content);
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /** The last line of a file, or that there is none. */
    String lastLine(String name) {
        try {
            var lines = Files.readAllLines(file(name));
            return lines.isEmpty() ? "it left no word." : lines.getLast();
        } catch (IOException _) {
            return "it left no word.";
        }
    }

    @Override
    public void close() {
        try (var files = Files.newDirectoryStream(path)) {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
