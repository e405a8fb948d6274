package dev.espalier.data.file;

import dev.espalier.catalogue.Nearest;
import dev.espalier.space.Problems;
import dev.espalier.space.Refusal;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds what users named, and says in a sentence what is not there. */
final class Found {

    private Found() {}

    /**
     * The paths that are there; the others are problems.
     *
     * @param expected what should be there, for sentences: {@code a folder of images for each class}
     */
    static List<Path> paths(List<String> named, String expected, Problems problems) {
        if (named.isEmpty()) {
            problems.add("The `paths` must name at least one file or folder.");
        }
        var paths = new ArrayList<Path>();
        for (var name : named) {
            var path = path(name, expected, problems);
            if (path != null) {
                paths.add(path);
            }
        }
        return paths;
    }

    private static @Nullable Path path(String name, String expected, Problems problems) {
        try {
            var path = Path.of(name);
            if (!path.isAbsolute()) {
                problems.add("The path (%s) must be absolute, on the machine of the server.".formatted(name));
            } else if (!Files.exists(path)) {
                problems.add(missing(path.normalize(), expected));
            } else if (!Files.isReadable(path)) {
                problems.add("The path (%s) cannot be read: its permissions do not allow it.".formatted(name));
            } else {
                return path;
            }
        } catch (InvalidPathException e) {
            problems.add("The path (%s) is not possible here.".formatted(name.replace('\0', '?')));
        }
        return null;
    }

    /** How far a path leads, and where it would lead if a name in it were spelt as one that there is. */
    private static String missing(Path path, String expected) {
        var there = path.getRoot();
        for (var part : path) {
            var next = there.resolve(part);
            if (!Files.exists(next)) {
                break;
            }
            there = next;
        }
        var missing = path.getName(there.getNameCount()).toString();
        var meant = Nearest.to(missing, names(there)).map(there::resolve);
        return "The server does not see the path (%s) on its machine: %s. It must lead to %s.\nMaybe %s"
                .formatted(
                        path,
                        Files.isDirectory(there)
                                ? "the folder %s has no `%s`".formatted(there, missing)
                                : "%s is a file".formatted(there),
                        expected,
                        meant.map("you meant %s."::formatted)
                                .orElse(
                                        "it is on another machine: register it under a path that server and workers see."));
    }

    private static List<String> names(Path folder) {
        return Files.isDirectory(folder)
                ? children(folder, new Problems()).stream()
                        .map(child -> child.getFileName().toString())
                        .toList()
                : List.of();
    }

    /** Files as they were named, and of folders those in them that are of a kind, by name. */
    static List<Path> files(List<Path> paths, Predicate<Path> kind, Problems problems) {
        var files = new ArrayList<Path>();
        for (var path : paths) {
            if (!Files.isDirectory(path)) {
                files.add(path);
            } else {
                children(path, problems).stream()
                        .filter(Files::isRegularFile)
                        .filter(kind)
                        .forEach(files::add);
            }
        }
        return files;
    }

    /** What lies in a folder and does not hide, by name. */
    static List<Path> children(Path folder, Problems problems) {
        var children = new ArrayList<Path>();
        try (var stream = Files.newDirectoryStream(
                folder, file -> !file.getFileName().toString().startsWith("."))) {
            stream.forEach(children::add);
        } catch (IOException | DirectoryIteratorException e) {
            problems.add("The folder (%s) cannot be read.\nMaybe its permissions do not allow it.".formatted(folder));
        }
        // By text, since paths compare differently from system to system.
        children.sort((one, other) ->
                one.getFileName().toString().compareTo(other.getFileName().toString()));
        return children;
    }

    /** What was read, or nothing when it is a problem. */
    static <T> @Nullable T attempt(Supplier<T> reading, Problems problems) {
        try {
            return reading.get();
        } catch (Refusal e) {
            e.problems().forEach(problems::add);
            return null;
        }
    }

    static long bytes(List<Path> files) {
        return files.stream().mapToLong(Found::size).sum();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
