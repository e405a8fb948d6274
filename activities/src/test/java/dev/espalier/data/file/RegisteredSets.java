package dev.espalier.data.file;

import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.catalogue.DataSetFiles;
import dev.espalier.catalogue.DataSetFiles.Format;
import dev.espalier.catalogue.DataSetInfo;
import dev.espalier.data.DataSet;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** An artifact store and what is registered in it, as any process finds it. */
record RegisteredSets(Path store) {

    static DataSetFiles files(String id, Format format, Path... paths) {
        var named = Arrays.stream(paths).map(Path::toString).toList();
        return new DataSetFiles(id, format, named, List.of(), null, null, false, null);
    }

    StoredDataSets sets() {
        return new StoredDataSets(new FileArtifactStore(store));
    }

    StoredGallery gallery() {
        return new StoredGallery(sets());
    }

    DataSetInfo add(String id, Format format, Path... paths) {
        return gallery().add(files(id, format, paths), (_, _) -> {});
    }

    /** Registered by one process and opened by another. */
    DataSet added(DataSetFiles files) {
        gallery().add(files, (_, _) -> {});
        return sets().find(files.id()).orElseThrow();
    }
}
