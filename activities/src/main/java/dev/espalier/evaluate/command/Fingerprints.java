package dev.espalier.evaluate.command;

import dev.espalier.artifact.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a program is still the same, by the content of the files that its command names and of the smaller ones
 * in its source folder, so that what it evaluated before it was changed is not taken for what it would evaluate now. What
 * lies elsewhere, as an interpreter or a data set, is not looked at.
 */
final class Fingerprints {

    private static final long LARGEST_BYTES = 1 << 20;
    private static final int MOST_FILES = 2_000;

    private final Map<Path, Stamp> known = new ConcurrentHashMap<>();

    /** A file's content at a size and a time. */
    private record Stamp(long bytes, long modified, String sha256) {}

    String of(Program program) {
        var contents = new TreeMap<String, String>();
        program.files().forEach(file -> contents.put(file.toString(), content(file)));
        var source = program.source();
        if (source != null && Files.isDirectory(source)) {
            walk(source, contents);
        }
        if (contents.isEmpty()) {
            return "";
        }
        var digest = Sha256.start();
        contents.values().forEach(sha256 -> digest.update(HexFormat.of().parseHex(sha256)));
        contents.keySet().forEach(name -> digest.update(relative(name, source).getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Another machine may have the same files elsewhere. */
    private static String relative(String name, @Nullable Path source) {
        var file = Path.of(name);
        return (source != null && file.startsWith(source) ? source.relativize(file) : file) + "\n";
    }

    private void walk(Path source, Map<String, String> contents) {
        try {
            Files.walkFileTree(source, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return isHidden(folder) && !folder.equals(source)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && attributes.size() <= LARGEST_BYTES && !isHidden(file)) {
                        contents.put(file.toString(), content(file));
                    }
                    return contents.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isHidden(Path path) {
        var name = path.getFileName().toString();
        return name.startsWith(".") || name.equals("__pycache__");
    }

    private String content(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            long modified = attributes.lastModifiedTime().toMillis();
            var stamp = known.get(file);
            if (stamp == null || stamp.bytes != attributes.size() || stamp.modified != modified) {
                stamp = new Stamp(attributes.size(), modified, hash(file, attributes.size()));
                known.put(file, stamp);
            }
            return stamp.sha256;
        } catch (IOException _) {
            return Sha256.hex(new byte[0]);
        }
    }

    private static String hash(Path file, long bytes) throws IOException {
        return bytes <= LARGEST_BYTES * 16
                ? Sha256.hex(Files.readAllBytes(file))
                : Sha256.hex(
                        List.of(file.getFileName().toString(), bytes).toString().getBytes(StandardCharsets.UTF_8));
    }
}
