package dev.espalier.data.file;

import dev.espalier.catalogue.DataSetInfo.Hashed;
import dev.espalier.data.Split;
import dev.espalier.data.file.ImagesInMemory.Frame;
import dev.espalier.space.Problems;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a data set must hold whatever its format, and the validation split of one that has none. */
final class Assembly {

    private static final String OWN = "of the data set";

    private Assembly() {}

    /** Where the validation images come from: null where the files have some. */
    static @Nullable Share share(@Nullable Integer percent, boolean hasValidation, Problems problems) {
        if (percent != null && hasValidation) {
            problems.add(
                    "The `validation` (%d %%) must be left out: the files have validation images.".formatted(percent));
        }
        if (percent != null && (percent < 1 || percent > Share.MOST)) {
            problems.add("The `validation` (%d %%) must be from 1 to %d %%.".formatted(percent, Share.MOST));
        }
        return hasValidation ? null : new Share(percent == null ? Share.STANDARD : percent);
    }

    static Map<Split, String> sources(Images images, @Nullable Share share) {
        var sources = new EnumMap<Split, String>(Split.class);
        for (var split : Split.values()) {
            if (images.count(split) > 0) {
                sources.put(split, split == Split.VALIDATION && share != null ? share.words() : OWN);
            }
        }
        return sources;
    }

    /** Every class is trained on, or it is a mistake. */
    static void requireImages(Images images, List<String> classes, Problems problems) {
        var counts = counts(images, Split.TRAIN, classes.size());
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] == 0) {
                problems.add(
                        "The class (%s) must have images to train on, but has none.".formatted(classes.get(label)));
            }
        }
        if (new HashSet<>(classes).size() < classes.size()) {
            problems.add("The names of the classes must differ, but some are equal.");
        }
        if (classes.size() < 2) {
            problems.add("The data set must have at least 2 classes, but has %d.".formatted(classes.size()));
        }
        if (images.count(Split.VALIDATION) == 0) {
            problems.add("The data set must have validation images, but has none.\nMaybe set a larger share aside.");
        }
    }

    /** How many images each class has in a split. */
    static int[] counts(Images images, Split split, int classes) {
        var counts = new int[classes];
        for (int i = 0; i < images.count(split); i++) {
            counts[images.label(split, i)]++;
        }
        return counts;
    }

    /** Small images, all read. */
    static Contents inMemory(
            Frame frame,
            List<String> classes,
            Map<Split, List<Sample>> samples,
            @Nullable Integer validationPct,
            long bytes,
            Problems problems) {
        var share = share(
                validationPct,
                !samples.getOrDefault(Split.VALIDATION, List.of()).isEmpty(),
                problems);
        problems.requireNone();
        var images = ImagesInMemory.of(frame, samples, share);
        requireImages(images, classes, problems);
        problems.requireNone();
        return new Contents(
                classes,
                frame.channels(),
                Math.min(frame.height(), frame.width()),
                images,
                sources(images, share),
                bytes,
                images.sha256(),
                Hashed.CONTENT,
                null);
    }
}
