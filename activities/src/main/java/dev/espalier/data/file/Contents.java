package dev.espalier.data.file;

import dev.espalier.catalogue.DataSetInfo.Hashed;
import dev.espalier.data.Split;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What some files were found to hold.
 *
 * @param classes in the order of their labels
 * @param resolution height and width at which it is trained on
 * @param sources where the images of each split come from, in words
 * @param bytes of all files
 * @param listing of files, packed, where each image has one; null where they were read whole
 */
record Contents(
        List<String> classes,
        int channels,
        int resolution,
        Images images,
        Map<Split, String> sources,
        long bytes,
        String sha256,
        Hashed hashed,
        byte @Nullable [] listing) {

    Contents {
        classes = List.copyOf(classes);
        sources = Map.copyOf(sources);
    }
}
