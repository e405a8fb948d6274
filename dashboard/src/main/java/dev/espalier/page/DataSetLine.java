package dev.espalier.page;

import java.util.List;

/**
 * A data set as a row of the list.
 *
 * @param shown addresses of a few of its images; none where its files are not to be seen
 */
public record DataSetLine(
        String id,
        String format,
        String classes,
        String train,
        String validation,
        String test,
        String size,
        String resolution,
        List<Shot> shown) {

    /** An image of a data set, with the name of its class. */
    public record Shot(String address, String name, String title) {}
}
