package dev.espalier.catalogue;

import java.util.List;

/**
 * A data set, described.
 *
 * @param format as in {@link DataSetFiles.Format#word}, or {@code drawn}
 * @param paths where its files lie, as every worker must see them; empty where there are none
 * @param channels 1 for grey images, 3 for coloured ones
 * @param resolution height and width at which a search trains unless it says otherwise
 * @param splits what it is divided into, training images first
 * @param mean of each channel over training images, 0 to 1
 * @param deviation of each channel, in the same unit
 * @param bytes of all files
 * @param sha256 of everything that images and labels follow from
 * @param hashed what that hash was taken of
 */
public record DataSetInfo(
        String id,
        String format,
        List<String> paths,
        int channels,
        int resolution,
        List<String> classes,
        List<Part> splits,
        List<Double> mean,
        List<Double> deviation,
        long bytes,
        String sha256,
        Hashed hashed) {

    public DataSetInfo {
        paths = List.copyOf(paths);
        classes = List.copyOf(classes);
        splits = List.copyOf(splits);
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
    }

    /** What a hash was taken of. */
    public enum Hashed {
        /** Every byte of every image. */
        CONTENT,
        /** Names and sizes of files that are too many to be read each time. */
        LISTING,
        /** Some of the images that the program draws. */
        DRAWING
    }

    /**
     * A split.
     *
     * @param split {@code train}, {@code validation} or {@code test}
     * @param images how many it has of each class
     * @param source where its images come from, in words
     */
    public record Part(String split, List<Integer> images, String source) {

        public Part {
            images = List.copyOf(images);
        }

        /** How many it has. */
        public int count() {
            return images.stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Whether the program draws it: it is always there. */
    public boolean drawn() {
        return hashed == Hashed.DRAWING;
    }

    /** How many images a split has, 0 where there is none of that name. */
    public int count(String split) {
        return splits.stream()
                .filter(part -> part.split().equals(split))
                .mapToInt(Part::count)
                .sum();
    }
}
