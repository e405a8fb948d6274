package dev.espalier.catalogue;

import java.io.InputStream;
import java.util.SortedMap;
import java.util.function.LongConsumer;

/**
 * A table to be added.
 *
 * @param columns the file's column of each metric
 * @param progress told the number of rows read so far, every so often
 */
public record TableImport(
        String name,
        String space,
        Format format,
        SortedMap<String, String> columns,
        InputStream content,
        LongConsumer progress) {

    /** How the content is written. */
    public enum Format {
        CSV,
        PARQUET
    }
}
