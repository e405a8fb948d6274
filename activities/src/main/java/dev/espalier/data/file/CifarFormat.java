package dev.espalier.data.file;

import dev.espalier.catalogue.DataSetFiles;
import dev.espalier.catalogue.Gallery.Progress;
import dev.espalier.data.Split;
import dev.espalier.data.file.ImagesInMemory.Frame;
import dev.espalier.space.Problems;
import dev.espalier.space.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The binary versions of CIFAR-10 and CIFAR-100: records of one or two labels and 1024 bytes for each of red, green and
 * blue.
 */
final class CifarFormat implements Format {

    private static final int SIDE = 32;
    private static final int PLANE = SIDE * SIDE;
    private static final Frame FRAME = new Frame(SIDE, SIDE, 3);
    private static final List<String> TEN =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private final String title;
    private final String example;
    private final String names;
    private final int labelBytes;
    private final List<String> standard;

    private CifarFormat(String title, String example, String names, int labelBytes, List<String> standard) {
        this.title = title;
        this.example = example;
        this.names = names;
        this.labelBytes = labelBytes;
        this.standard = standard;
    }

    static CifarFormat ten() {
        return new CifarFormat("CIFAR-10", "data_batch_1.bin", "batches.meta.txt", 1, TEN);
    }

    /** With its fine labels, which stand after the coarse ones. */
    static CifarFormat hundred() {
        var numbers = IntStream.range(0, 100).mapToObj(String::valueOf).toList();
        return new CifarFormat("CIFAR-100", "train.bin", "fine_label_names.txt", 2, numbers);
    }

    @Override
    public Contents read(DataSetFiles files, Progress progress) {
        var problems = new Problems();
        var paths = Found.paths(
                files.paths(),
                "files of the binary version of %s, such as %s, or to the folder that has them"
                        .formatted(title, example),
                problems);
        var named = Found.files(paths, file -> Roles.lower(file).matches(".*\\.bin(\\.gz)?"), problems);
        if (named.isEmpty() && problems.count() == 0) {
            problems.add(
                    "The path (%s) must hold files of the binary version of %s, such as %s, but has none.\nMaybe it is the version for Python or MATLAB, or still packed."
                            .formatted(files.paths().getFirst(), title, example));
        }
        problems.requireNone();
        var classes = classes(files, named.getFirst(), problems);
        problems.requireNone();
        var samples = new EnumMap<Split, List<Sample>>(Split.class);
        for (var file : named) {
            var read = Found.attempt(() -> samples(file, classes.size()), problems);
            if (read != null) {
                samples.computeIfAbsent(Roles.ofFile(file), _ -> new ArrayList<>())
                        .addAll(read);
            }
        }
        problems.requireNone();
        return Assembly.inMemory(FRAME, classes, samples, files.validationPct(), Found.bytes(named), problems);
    }

    /** As told, else as a file beside the images says, else as published. */
    private List<String> classes(DataSetFiles files, Path file, Problems problems) {
        var told = files.classes().isEmpty() ? written(file.resolveSibling(names)) : files.classes();
        if (told.isEmpty()) {
            return standard;
        }
        if (told.size() != standard.size()) {
            problems.add("The `classes` (%d names) must be %d of %s.".formatted(told.size(), standard.size(), title));
        }
        return told;
    }

    private static List<String> written(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .toList()
                    : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    private List<Sample> samples(Path file, int classes) {
        return PackedFile.read(file, in -> {
            var samples = new ArrayList<Sample>();
            var record = new byte[labelBytes + 3 * PLANE];
            int length = in.readNBytes(record, 0, record.length);
            while (length == record.length) {
                samples.add(sample(record, file, samples.size(), classes));
                length = in.readNBytes(record, 0, record.length);
            }
            if (length > 0 || samples.isEmpty()) {
                throw refused(
                        "The file (%s) must hold whole records of %,d bytes, but %,d bytes follow after %,d of them."
                                .formatted(file, record.length, length, samples.size()));
            }
            return samples;
        });
    }

    private Sample sample(byte[] record, Path file, int place, int classes) {
        int label = record[labelBytes - 1] & 0xFF;
        if (label >= classes) {
            throw refused(
                    "The label (%d) of image %,d in the file (%s) must be from 0 to %d.\nMaybe it is another version of CIFAR."
                            .formatted(label, place, file, classes - 1));
        }
        var pixels = new byte[3 * PLANE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = record[labelBytes + i % 3 * PLANE + i / 3];
        }
        return new Sample(pixels, label);
    }

    private static Refusal refused(String sentence) {
        return new Refusal(List.of(sentence));
    }
}
