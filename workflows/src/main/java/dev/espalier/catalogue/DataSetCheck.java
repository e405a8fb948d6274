package dev.espalier.catalogue;

import java.util.List;

/**
 * What came of decoding every image of a data set.
 *
 * @param images how many were decoded
 * @param damaged how many cannot be
 * @param problems what is wrong, each in one sentence; beyond the first ones they are counted
 * @param notes what is odd, but does no harm
 * @param smallest height × width of the image with the fewest pixels
 * @param largest height × width of the one with the most
 */
public record DataSetCheck(
        long images, long damaged, List<String> problems, List<String> notes, String smallest, String largest) {

    public DataSetCheck {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /** Whether it can be trained on as registered. */
    public boolean ok() {
        return problems.isEmpty();
    }
}
