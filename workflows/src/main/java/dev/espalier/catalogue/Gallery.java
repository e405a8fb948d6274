package dev.espalier.catalogue;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The data sets of an installation: those that are drawn, and those that users registered, whose files stay where they are. */
public interface Gallery {

    /** By id. */
    List<DataSetInfo> dataSets();

    Optional<DataSetInfo> dataSet(String id);

    /**
     * Registers images. The same images under the same id again are no change.
     *
     * @throws InvalidInput with every problem found
     */
    DataSetInfo add(DataSetFiles files, Progress progress);

    /**
     * Decodes every image and compares all with what was registered.
     *
     * @throws InvalidInput when there is no such data set
     */
    DataSetCheck check(String id, Progress progress);

    /**
     * Some images of a split, evenly spread.
     *
     * @param label of their class, or null for all
     * @throws InvalidInput when there is no such data set, or its files are not to be seen
     */
    List<Sight> look(String id, String split, @Nullable Integer label, int count);

    /**
     * One image as a PNG.
     *
     * @param side neither height nor width is more, in pixels
     * @throws InvalidInput when there is no such image, or it is damaged
     */
    byte[] picture(String id, String split, int index, int side);

    /**
     * Images of a split on one sheet as a PNG, a row for each class where they are few.
     *
     * @param count how many, at most
     * @throws InvalidInput as of {@link #look} and {@link #picture}
     */
    byte[] sheet(String id, String split, int count);

    /**
     * Forgets what was registered; its files stay.
     *
     * @throws InvalidInput when there is no such data set, or it is one that is drawn
     */
    void remove(String id);

    /** An image by its place in a split. */
    record Sight(int index, int label) {}

    /** Told after every few images. */
    interface Progress {

        /** @param of how many there are, 0 while they are being counted */
        void reached(long images, long of);
    }
}
