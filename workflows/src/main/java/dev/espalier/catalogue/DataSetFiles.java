package dev.espalier.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Images to be registered as a data set.
 *
 * @param id what it is to be called
 * @param paths files or folders, absolute, as this machine and every worker see them
 * @param classes names of the classes in the order of their labels, empty where the files name them
 * @param validationPct how many of 100 training images are set aside where the files have no validation images, 1 to 50;
 *     null for 10
 * @param resolution height and width at which a search trains unless it says otherwise; null for that of the images
 * @param grey whether coloured images are read as grey ones
 * @param validationLabels what says the classes of ImageNet's validation images where they lie in one folder: the
 *     devkit's folder, or a file with a line for each; null where that is found beside them
 */
public record DataSetFiles(
        String id,
        Format format,
        List<String> paths,
        List<String> classes,
        @Nullable Integer validationPct,
        @Nullable Integer resolution,
        boolean grey,
        @Nullable String validationLabels) {

    public DataSetFiles {
        paths = List.copyOf(paths);
        classes = List.copyOf(classes);
    }

    /** How the images are kept. */
    public enum Format {
        /** The MNIST family: images and labels in files of their own, packed or not. */
        IDX,
        /** CIFAR-10, binary version. */
        CIFAR_10,
        /** CIFAR-100, binary version, fine labels. */
        CIFAR_100,
        /** A folder for each class, maybe below {@code train}, {@code val} and {@code test}. */
        FOLDER,
        /** ImageNet's training set, and its validation images by class or in one folder. */
        IMAGENET;

        /** As people write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The formats as people write them. */
        public static List<String> words() {
            return Arrays.stream(values()).map(Format::word).toList();
        }
    }
}
