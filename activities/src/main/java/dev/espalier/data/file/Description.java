package dev.espalier.data.file;

import dev.espalier.catalogue.DataSetFiles;
import dev.espalier.catalogue.DataSetInfo;
import dev.espalier.data.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A registered data set as the artifact store keeps it.
 *
 * @param files what was named
 * @param info what it was found to be
 */
record Description(DataSetFiles files, DataSetInfo info) {

    /** As people write it. */
    static String word(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }

    /** The parts of a data set, without those that it has not. */
    static List<DataSetInfo.Part> parts(Images images, int classes, Map<Split, String> sources) {
        var parts = new ArrayList<DataSetInfo.Part>();
        for (var split : Split.values()) {
            if (images.count(split) > 0) {
                var counts = Arrays.stream(Assembly.counts(images, split, classes))
                        .boxed()
                        .toList();
                parts.add(new DataSetInfo.Part(word(split), counts, sources.getOrDefault(split, "")));
            }
        }
        return parts;
    }
}
