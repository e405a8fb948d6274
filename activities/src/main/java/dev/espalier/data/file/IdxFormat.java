package dev.espalier.data.file;

import dev.espalier.catalogue.DataSetFiles;
import dev.espalier.catalogue.Gallery.Progress;
import dev.espalier.data.Split;
import dev.espalier.data.file.ImagesInMemory.Frame;
import dev.espalier.space.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The MNIST family: of each split a file of images and one of labels, told apart by what they hold and how they are called. */
final class IdxFormat implements Format {

    private static final String PACKED = ".gz";

    @Override
    public Contents read(DataSetFiles files, Progress progress) {
        var problems = new Problems();
        var named = named(files, problems);
        problems.requireNone();
        var pairs = new EnumMap<Split, Pair>(Split.class);
        for (var file : named) {
            var read = Found.attempt(() -> IdxFile.read(file), problems);
            if (read != null) {
                pairs.computeIfAbsent(Roles.ofFile(file), Pair::new).add(read, problems);
            }
        }
        problems.requireNone();
        return contents(files, pairs, Found.bytes(named), problems);
    }

    private static List<Path> named(DataSetFiles files, Problems problems) {
        var paths = Found.paths(
                files.paths(),
                "files of the MNIST family, such as train-images-idx3-ubyte.gz, or to the folder that has them",
                problems);
        var all = new TreeSet<>(Found.files(paths, file -> Roles.lower(file).contains("ubyte"), problems));
        if (all.isEmpty() && problems.count() == 0) {
            problems.add(
                    "The path (%s) must hold files of the MNIST family, such as train-images-idx3-ubyte.gz, but has none."
                            .formatted(files.paths().getFirst()));
        }
        // Of a file that lies there packed and unpacked, one is enough.
        return all.stream()
                .filter(file -> !(isPacked(file) && all.contains(unpacked(file))))
                .toList();
    }

    private static boolean isPacked(Path file) {
        return Roles.lower(file).endsWith(PACKED);
    }

    private static Path unpacked(Path file) {
        var name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - PACKED.length()));
    }

    private static Contents contents(DataSetFiles files, Map<Split, Pair> pairs, long bytes, Problems problems) {
        pairs.values().forEach(pair -> pair.requireWhole(problems));
        if (!pairs.containsKey(Split.TRAIN)) {
            problems.add(
                    "The files must hold images to train on; a file whose name has t10k, test or val holds others.");
        }
        problems.requireNone();
        var frames = pairs.values().stream().map(Pair::frame).distinct().toList();
        if (frames.size() > 1) {
            problems.add("The images must all have one size, but there are %s."
                    .formatted(String.join(
                            " and ", frames.stream().map(Frame::toString).toList())));
        }
        var labels = Labels.of(
                pairs.values().stream().mapToInt(Pair::smallest).min().orElse(0),
                pairs.values().stream().mapToInt(Pair::largest).max().orElse(0),
                files.classes(),
                problems);
        problems.requireNone();
        var samples = new EnumMap<Split, List<Sample>>(Split.class);
        pairs.forEach((split, pair) -> samples.put(split, pair.samples(labels.first())));
        return Assembly.inMemory(frames.getFirst(), labels.classes(), samples, files.validationPct(), bytes, problems);
    }

    /**
     * The labels of the files and what they stand for.
     *
     * @param first the label of the first class
     */
    private record Labels(int first, List<String> classes) {

        /** Labels that begin at 1, as those of EMNIST's letters, are moved; names may reach further than labels. */
        static Labels of(int smallest, int largest, List<String> names, Problems problems) {
            if (names.isEmpty()) {
                int first = smallest == 1 ? 1 : 0;
                return new Labels(
                        first,
                        IntStream.rangeClosed(first, largest)
                                .mapToObj(String::valueOf)
                                .toList());
            }
            int first = smallest == 1 && names.size() == largest ? 1 : 0;
            if (names.size() <= largest - first) {
                problems.add("The `classes` (%d names) must be as many as there are labels, which go from %d to %d."
                        .formatted(names.size(), smallest, largest));
            }
            return new Labels(first, names);
        }
    }

    /** The two files of a split. */
    private static final class Pair {

        private final Split split;
        private @Nullable IdxFile images;
        private @Nullable IdxFile labels;

        Pair(Split split) {
            this.split = split;
        }

        void add(IdxFile file, Problems problems) {
            var other = file.holdsImages() ? images : labels;
            if (other != null) {
                problems.add(
                        "The files (%s) and (%s) must not both hold the %s of the %s images.\nMaybe name the files that are meant."
                                .formatted(
                                        other.file(), file.file(), file.holdsImages() ? "pixels" : "labels", word()));
            } else if (file.holdsImages()) {
                images = file;
            } else {
                labels = file;
            }
        }

        private String word() {
            return split.name().toLowerCase(Locale.ROOT);
        }

        void requireWhole(Problems problems) {
            if (images == null || labels == null) {
                var there = Objects.requireNonNull(images == null ? labels : images);
                problems.add("The file (%s) must have a file of %s beside it."
                        .formatted(there.file(), images == null ? "images" : "labels"));
            } else if (images.items().size() != labels.items().size()) {
                problems.add("The files (%s) and (%s) must have as many images as labels, but have %,d and %,d."
                        .formatted(
                                images.file(),
                                labels.file(),
                                images.items().size(),
                                labels.items().size()));
            } else if (images.items().isEmpty()) {
                problems.add("The file (%s) must hold images, but holds none.".formatted(images.file()));
            }
        }

        private static IdxFile whole(@Nullable IdxFile file) {
            return Objects.requireNonNull(file);
        }

        Frame frame() {
            return Objects.requireNonNull(whole(images).frame());
        }

        private IntStream values() {
            return whole(labels).items().stream().mapToInt(label -> label[0] & 0xFF);
        }

        int smallest() {
            return values().min().orElse(0);
        }

        int largest() {
            return values().max().orElse(0);
        }

        List<Sample> samples(int first) {
            var samples = new ArrayList<Sample>();
            var pixels = whole(images).items();
            var values = values().toArray();
            for (int i = 0; i < values.length; i++) {
                samples.add(new Sample(pixels.get(i), values[i] - first));
            }
            return List.copyOf(samples);
        }
    }
}
