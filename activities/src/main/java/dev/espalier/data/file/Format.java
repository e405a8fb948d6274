package dev.espalier.data.file;

import dev.espalier.catalogue.DataSetFiles;
import dev.espalier.catalogue.Gallery.Progress;
import dev.espalier.space.Refusal;

/** A way in which images are kept in files. */
interface Format {

    /**
     * Reads what users named.
     *
     * @throws Refusal with every problem found
     */
    Contents read(DataSetFiles files, Progress progress);
}
