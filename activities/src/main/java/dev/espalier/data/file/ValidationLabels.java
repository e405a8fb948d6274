package dev.espalier.data.file;

import dev.espalier.space.Problems;
import dev.espalier.space.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The classes of validation images that lie in one folder. Three kinds of files tell them: the devkit's, one number a
 * line, in the order of the images and by the numbers of its {@code meta.mat}; and lists with an image and its class a
 * line, the class by its folder's name or by its place among them.
 */
final class ValidationLabels {

    private static final String GROUND_TRUTH = "ILSVRC2012_validation_ground_truth.txt";

    /** Where they usually lie, seen from the folder that has {@code train} and {@code val}. */
    private static final List<String> USUAL = List.of(
            "ILSVRC2012_devkit_t12",
            "devkit",
            "LOC_val_solution.csv",
            "../../../LOC_val_solution.csv",
            "val.txt",
            GROUND_TRUTH);

    private static final Pattern ROW = Pattern.compile("([^\\s,]+)[\\s,]+([^\\s,]+).*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z]+$");

    private final Path file;
    private final List<Path> images;
    private final Map<String, Integer> labels;
    private final Problems problems = new Problems();

    private ValidationLabels(Path file, List<Path> images, List<String> classes) {
        this.file = file;
        this.images = images;
        this.labels =
                IntStream.range(0, classes.size()).boxed().collect(Collectors.toMap(classes::get, Function.identity()));
    }

    /**
     * A label for each image.
     *
     * @param told the file or the devkit's folder, or null
     * @throws Refusal when there is no such file, or it does not fit images and classes
     */
    static int[] find(Path root, @Nullable String told, List<Path> images, List<String> classes) {
        var candidates = told == null ? USUAL.stream().map(root::resolve) : Stream.of(root.resolve(told));
        var file = candidates
                .flatMap(ValidationLabels::files)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new Refusal(List.of(
                        told == null
                                ? "The validation images lie in one folder, so a list of their classes must be told.\nMaybe name the folder of the devkit, ILSVRC2012_devkit_t12, as the validation labels."
                                : "The validation labels (%s) must be a file, or the folder of the devkit."
                                        .formatted(told))));
        return new ValidationLabels(file, images, classes).read();
    }

    private static Stream<Path> files(Path place) {
        return Stream.of(place.resolve("data").resolve(GROUND_TRUTH), place.resolve(GROUND_TRUTH), place);
    }

    private int[] read() {
        try {
            var lines = Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            boolean numbers =
                    lines.stream().allMatch(line -> NUMBER.matcher(line).matches());
            var read = numbers ? numbered(lines) : named(lines);
            problems.requireNone();
            return read;
        } catch (IOException e) {
            throw new Refusal(List.of("The file (%s) cannot be read as text.".formatted(file)));
        }
    }

    private int[] numbered(List<String> lines) {
        if (lines.size() != images.size()) {
            problems.add("The file (%s) must have a line for each validation image, but has %,d for %,d."
                    .formatted(file, lines.size(), images.size()));
            problems.requireNone();
        }
        var classes = DevkitClasses.read(file.resolveSibling("meta.mat"));
        var read = new int[lines.size()];
        for (int i = 0; i < read.length; i++) {
            var name = classes.getOrDefault(Integer.valueOf(lines.get(i)), "number " + lines.get(i));
            read[i] = label(name, images.get(i).getFileName().toString());
        }
        return read;
    }

    private int[] named(List<String> lines) {
        var told = new HashMap<String, String>();
        for (var line : lines) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                told.put(stem(row.group(1)), row.group(2));
            }
        }
        var read = new int[images.size()];
        for (int i = 0; i < read.length; i++) {
            var name = images.get(i).getFileName().toString();
            var label = told.get(stem(name));
            if (label == null) {
                problems.add("The file (%s) must tell the class of the validation image (%s), but does not."
                        .formatted(file, name));
            } else {
                read[i] = label(label, name);
            }
        }
        return read;
    }

    private static String stem(String name) {
        return ENDING.matcher(name.substring(name.lastIndexOf('/') + 1)).replaceFirst("");
    }

    private int label(String name, String image) {
        var label = labels.get(name);
        if (label == null && NUMBER.matcher(name).matches() && Integer.parseInt(name) < labels.size()) {
            label = Integer.valueOf(name);
        }
        if (label == null) {
            problems.add(
                    "The class (%s) of the validation image (%s) must be a folder of the training images, but is none."
                            .formatted(name, image));
            return 0;
        }
        return label;
    }
}
