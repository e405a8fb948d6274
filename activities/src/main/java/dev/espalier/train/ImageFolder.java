package dev.espalier.train;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Sha256;
import dev.espalier.catalogue.DataSetFiles;
import dev.espalier.data.DataSet;
import dev.espalier.data.file.StoredDataSets;
import dev.espalier.data.file.StoredGallery;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Images that a benchmark is shown, registered in a store of its own. */
public final class ImageFolder {

    private ImageFolder() {}

    /**
     * A folder as a data set.
     *
     * @param images with a folder for each class, maybe below {@code train}, or with files of the MNIST family
     * @param validationPct of them are left to validate on, in percent
     * @param resolution height and width as they are kept, pixels
     */
    public static DataSet registered(ArtifactStore store, Path images, int validationPct, int resolution) {
        var sets = new StoredDataSets(store);
        var path = images.toAbsolutePath().toString();
        var id = "images-%s-%d-%d"
                .formatted(
                        Sha256.hex(path.getBytes(StandardCharsets.UTF_8)).substring(0, 8), resolution, validationPct);
        return sets.find(id).orElseGet(() -> added(sets, id, path, validationPct, resolution));
    }

    private static DataSet added(StoredDataSets sets, String id, String path, int validationPct, int resolution) {
        var files =
                new DataSetFiles(id, format(path), List.of(path), List.of(), validationPct, resolution, false, null);
        new StoredGallery(sets).add(files, (_, _) -> {});
        return sets.find(id).orElseThrow();
    }

    private static DataSetFiles.Format format(String folder) {
        var names = new File(folder).list((_, name) -> name.contains("idx3-ubyte"));
        return names == null || names.length == 0 ? DataSetFiles.Format.FOLDER : DataSetFiles.Format.IDX;
    }
}
