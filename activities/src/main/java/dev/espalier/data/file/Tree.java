package dev.espalier.data.file;

import dev.espalier.data.Split;
import dev.espalier.space.Problems;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongConsumer;

/** A folder with a folder for each class, searched for images; links are followed. */
final class Tree {

    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "jpe", "png", "gif", "bmp");
    private static final int DEEPEST = 16;

    private final Path root;
    private final Problems problems;
    private final LongConsumer counted;
    private final List<ListedFile> files = new ArrayList<>();

    /** @param counted told how many images were found so far */
    Tree(Path root, Problems problems, LongConsumer counted) {
        this.root = root;
        this.problems = problems;
        this.counted = counted;
    }

    static boolean isImage(Path file) {
        var name = file.getFileName().toString();
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    List<ListedFile> files() {
        return files;
    }

    /** The folders in a folder, which are its classes. */
    List<Path> folders(Path folder) {
        return Found.children(folder, problems).stream()
                .filter(Files::isDirectory)
                .toList();
    }

    /** Takes the images of a class, at whatever depth. */
    void add(Split split, int label, Path folder) {
        int before = files.size();
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new Visitor(split, label));
        } catch (IOException e) {
            problems.add("The folder (%s) cannot be read.\nMaybe its permissions do not allow it.".formatted(folder));
        }
        if (files.size() == before) {
            problems.add("The class (%s) must have images in its folder (%s), but has none.\nMaybe remove the folder."
                    .formatted(folder.getFileName(), folder));
        }
        counted.accept(files.size());
    }

    /** Takes one image. */
    void add(Split split, int label, Path file, long size) {
        var path = root.relativize(file).toString().replace('\\', '/');
        if (size == 0) {
            problems.add("The image (%s) is empty.".formatted(path));
        } else if (path.chars().anyMatch(Character::isISOControl)) {
            problems.add("The name of the image (%s) must not have control characters."
                    .formatted(path.replaceAll("\\p{Cntrl}", "?")));
        } else {
            files.add(new ListedFile(split, label, path, size, null));
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {

        private final Split split;
        private final int label;

        Visitor(Split split, int label) {
            this.split = split;
            this.label = label;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            boolean hidden = file.getFileName().toString().startsWith(".");
            if (attributes.isRegularFile() && isImage(file) && !hidden) {
                add(split, label, file, attributes.size());
            } else if (attributes.isSymbolicLink()) {
                problems.add("The link (%s) must lead to a file, but leads nowhere.".formatted(file));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            problems.add("The path (%s) cannot be read.\nMaybe its permissions do not allow it.".formatted(file));
            return FileVisitResult.CONTINUE;
        }
    }
}
