package dev.espalier.data.file;

import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.catalogue.DataSetFiles;
import dev.espalier.catalogue.DataSetFiles.Format;
import dev.espalier.data.DataSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A data set laid out as ImageNet is, of made-up pictures, to be measured with. */
public final class SampleTree {

    private static final int CLASSES = 1_000;
    private static final String NAME = "imagenet";

    private SampleTree() {}

    /**
     * Writes the files, and registers and opens them.
     *
     * @param folder an existing one
     * @param images to train on, at least one of each of the 1,000 classes
     * @param width of an image, pixels; it is three quarters as high
     */
    public static DataSet written(Path folder, int images, int width) throws IOException {
        var samples = new SampleFiles(folder, images);
        var tree = samples.imagenet(CLASSES, width, width * 3 / 4);
        var sets = new StoredDataSets(new FileArtifactStore(folder.resolve("artifacts")));
        new StoredGallery(sets)
                .add(
                        new DataSetFiles(
                                NAME, Format.IMAGENET, List.of(tree.toString()), List.of(), null, null, false, null),
                        (_, _) -> {});
        return sets.find(NAME).orElseThrow();
    }
}
