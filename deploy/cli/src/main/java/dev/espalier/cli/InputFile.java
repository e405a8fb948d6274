package dev.espalier.cli;

import dev.espalier.cli.server.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** A file that a person named, read whole or refused in one sentence. */
record InputFile(String name, byte[] content) {

    /** An experiment or a space of more than this is a mistake. */
    private static final long LARGEST = 1_000_000;

    /** @param name a path, or {@code -} for standard input */
    static InputFile read(String name) {
        try {
            var content = name.equals("-") ? System.in.readNBytes((int) LARGEST + 1) : content(path(name));
            if (content.length == 0) {
                throw new Failure("The file (%s) is empty.".formatted(name));
            }
            if (content.length > LARGEST) {
                throw new Failure(
                        "The file (%s) is larger than 1 MB, too large for what it should hold.".formatted(name));
            }
            return new InputFile(name, content);
        } catch (IOException e) {
            throw unreadable(name);
        }
    }

    private static byte[] content(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return in.readNBytes((int) LARGEST + 1);
        }
    }

    /** The path of a file that is there and can be read. */
    static Path path(String name) {
        try {
            var path = Path.of(name);
            if (name.isBlank() || !Files.exists(path)) {
                throw new Failure("There is no file (%s) in %s."
                        .formatted(name, Path.of("").toAbsolutePath()));
            }
            if (Files.isDirectory(path)) {
                throw new Failure("The file (%s) is a folder.".formatted(name));
            }
            if (!Files.isReadable(path)) {
                throw unreadable(name);
            }
            return path;
        } catch (InvalidPathException e) {
            throw new Failure("The file's name (%s) is not possible here.".formatted(name.replace('\0', '?')));
        }
    }

    private static Failure unreadable(String name) {
        return new Failure("The file (%s) cannot be read.\nMaybe its permissions do not let you.".formatted(name));
    }

    /** The media type that its name promises. */
    String type() {
        return name.toLowerCase(Locale.ROOT).endsWith(".json") ? "application/json" : "application/yaml";
    }
}
