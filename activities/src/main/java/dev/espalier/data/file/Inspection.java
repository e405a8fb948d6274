package dev.espalier.data.file;

import dev.espalier.catalogue.DataSetCheck;
import dev.espalier.catalogue.Gallery.Progress;
import dev.espalier.data.DataSet;
import dev.espalier.data.Image;
import dev.espalier.data.Split;
import dev.espalier.data.UnreadableImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Decodes every image of a data set, by all cores, and says what is wrong and what is odd. */
final class Inspection {

    /** Damaged images that are named; further ones are counted. */
    private static final int NAMED = 200;

    private static final int TOLD_EVERY = 500;
    private static final long PRIME = 0x100000001B3L;

    private final DataSet set;
    private final Progress progress;
    private final long of;
    private final Map<String, String> damaged = new TreeMap<>();
    private final Map<Split, long[]> prints = new EnumMap<>(Split.class);
    private final TreeMap<Long, String> sizes = new TreeMap<>();
    private long done;

    Inspection(DataSet set, Progress progress) {
        this.set = set;
        this.progress = progress;
        this.of = Arrays.stream(Split.values()).mapToLong(set::count).sum();
    }

    DataSetCheck run() {
        for (var split : Split.values()) {
            var found = IntStream.range(0, set.count(split)).parallel().mapToLong(index -> decoded(split, index));
            // Those that are damaged are like no other.
            prints.put(split, found.filter(print -> print >= 0).sorted().toArray());
        }
        boolean seen = !sizes.isEmpty();
        return new DataSetCheck(
                of,
                damaged.size(),
                problems(),
                notes(),
                seen ? sizes.firstEntry().getValue() : "",
                seen ? sizes.lastEntry().getValue() : "");
    }

    /** What tells whether two images are equal; -1 of one that is damaged. */
    private long decoded(Split split, int index) {
        try {
            var image = set.image(split, index);
            saw(image);
            return print(image);
        } catch (UnreadableImage e) {
            failed("%s/%09d".formatted(split, index), String.valueOf(e.getMessage()));
            return -1;
        }
    }

    private static long print(Image image) {
        long print = image.width();
        for (byte pixel : image.pixels()) {
            print = (print ^ (pixel & 0xFF)) * PRIME;
        }
        return print >>> 1;
    }

    private synchronized void saw(Image image) {
        sizes.putIfAbsent((long) image.height() * image.width(), "%d × %d".formatted(image.height(), image.width()));
        if (sizes.size() > 2) {
            var smallest = Objects.requireNonNull(sizes.firstKey());
            var largest = Objects.requireNonNull(sizes.lastKey());
            sizes.keySet().removeIf(pixels -> pixels > smallest && pixels < largest);
        }
        counted();
    }

    private synchronized void failed(String place, String sentence) {
        damaged.put(place, sentence);
        counted();
    }

    private void counted() {
        done++;
        if (done % TOLD_EVERY == 0 || done == of) {
            progress.reached(done, of);
        }
    }

    private List<String> problems() {
        var problems = new ArrayList<>(damaged.values().stream().limit(NAMED).toList());
        if (damaged.size() > NAMED) {
            problems.add("There are %,d damaged images more.".formatted(damaged.size() - NAMED));
        }
        return problems;
    }

    private List<String> notes() {
        var notes = new ArrayList<String>();
        var classes = set.classes();
        var validated = new int[classes.size()];
        for (int i = 0; i < set.count(Split.VALIDATION); i++) {
            validated[set.label(Split.VALIDATION, i)]++;
        }
        for (int label = 0; label < validated.length; label++) {
            if (validated[label] == 0) {
                notes.add("The class (%s) has no validation images.".formatted(classes.get(label)));
            }
        }
        compare(Split.VALIDATION, notes);
        compare(Split.TEST, notes);
        if (set instanceof RegisteredSet registered && registered.images() instanceof ImageFiles files) {
            long more = files.unlisted();
            if (more > 0) {
                notes.add("In its folders lie %,d images that were not there when it was registered; they are not used."
                        .formatted(more));
            }
        }
        return notes;
    }

    private void compare(Split split, List<String> notes) {
        var trained = Objects.requireNonNull(prints.get(Split.TRAIN));
        long equal = Arrays.stream(Objects.requireNonNull(prints.get(split)))
                .filter(print -> Arrays.binarySearch(trained, print) >= 0)
                .count();
        if (equal > 0) {
            notes.add("Of the %s images, %,d are equal to images that are trained on."
                    .formatted(Description.word(split), equal));
        }
    }
}
