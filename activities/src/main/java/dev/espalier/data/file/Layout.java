package dev.espalier.data.file;

import dev.espalier.data.Split;
import dev.espalier.space.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which folders are splits and which are classes. */
final class Layout {

    private static final Set<String> TRAINING = Set.of("train", "training");
    private static final Set<String> VALIDATION = Set.of("val", "valid", "validation");
    private static final Set<String> TESTING = Set.of("test", "testing");

    private final Path root;
    private final Tree tree;
    private final Problems problems;

    Layout(Path root, Tree tree, Problems problems) {
        this.root = root;
        this.tree = tree;
        this.problems = problems;
    }

    /** Gives the tree all images, and the names of their classes back. */
    List<String> collect(boolean imageNet, @Nullable String validationLabels) {
        var folders = tree.folders(root);
        var train = called(folders, TRAINING);
        if (train == null) {
            if (imageNet) {
                problems.add("The folder (%s) must have a folder `train`, as ImageNet's.".formatted(root));
                return List.of();
            }
            return classes(root, "");
        }
        var classes = classes(train, isAClass(train));
        var labels =
                IntStream.range(0, classes.size()).boxed().collect(Collectors.toMap(classes::get, Function.identity()));
        var validation = called(folders, VALIDATION);
        if (validation != null && !isFlat(validation)) {
            others(Split.VALIDATION, validation, labels);
        } else if (validation != null && imageNet) {
            flat(validation, classes, validationLabels);
        } else if (validation != null) {
            requireNoImages(validation);
        }
        var test = called(folders, TESTING);
        // ImageNet's test images have no classes.
        if (test != null && !isFlat(test)) {
            others(Split.TEST, test, labels);
        }
        return classes;
    }

    private static @Nullable Path called(List<Path> folders, Set<String> names) {
        return folders.stream()
                .filter(folder -> names.contains(Roles.lower(folder)))
                .findFirst()
                .orElse(null);
    }

    private static String isAClass(Path train) {
        return "\nMaybe `%s` is a class here: then call it otherwise, since a folder of this name holds all images to train on."
                .formatted(train.getFileName());
    }

    /** @param wayOut what to do where it has none */
    private List<String> classes(Path folder, String wayOut) {
        var folders = tree.folders(folder);
        if (folders.isEmpty()) {
            problems.add("The folder (%s) must hold a folder of images for each class, but holds no folder.%s"
                    .formatted(folder, wayOut));
        }
        for (int label = 0; label < folders.size(); label++) {
            tree.add(Split.TRAIN, label, folders.get(label));
        }
        return folders.stream().map(path -> path.getFileName().toString()).toList();
    }

    private void others(Split split, Path folder, Map<String, Integer> labels) {
        for (var path : tree.folders(folder)) {
            var label = labels.get(path.getFileName().toString());
            if (label == null) {
                problems.add(
                        "The folder (%s) must be called like a class of the training images, but none is called so."
                                .formatted(path));
            } else {
                tree.add(split, label, path);
            }
        }
    }

    private boolean isFlat(Path folder) {
        return tree.folders(folder).isEmpty();
    }

    /** Their classes are not known, and nobody would miss them. */
    private void requireNoImages(Path validation) {
        long images = Found.children(validation, problems).stream()
                .filter(Tree::isImage)
                .count();
        if (images > 0) {
            problems.add(
                    "The folder (%s) must hold a folder of images for each class, but holds %,d images and no folder.\nMaybe sort them into folders called like the classes, or name the format imagenet and a list of their classes: --validation-labels."
                            .formatted(validation, images));
        }
    }

    private void flat(Path folder, List<String> classes, @Nullable String told) {
        var images =
                Found.children(folder, problems).stream().filter(Tree::isImage).toList();
        var labels = Found.attempt(() -> ValidationLabels.find(root, told, images, classes), problems);
        if (labels != null) {
            for (int i = 0; i < images.size(); i++) {
                tree.add(Split.VALIDATION, labels[i], images.get(i), size(images.get(i)));
            }
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
