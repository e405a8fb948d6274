package dev.espalier.data.file;

import dev.espalier.artifact.Sha256;
import dev.espalier.data.Image;
import dev.espalier.data.Split;
import dev.espalier.data.UnreadableImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.TreeSet;

/** Images of which each lies in a file of its own and is read when it is wanted. */
final class ImageFiles implements Images {

    private final Path root;
    private final Listing listing;
    private final Decoder decoder;

    ImageFiles(Path root, Listing listing, Decoder decoder) {
        this.root = root;
        this.listing = listing;
        this.decoder = decoder;
    }

    @Override
    public int count(Split split) {
        return listing.count(split);
    }

    @Override
    public int label(Split split, int index) {
        return listing.label(split, index);
    }

    /**
     * The image as it was registered: compared by its content where that was read, else by its size.
     *
     * @throws UnreadableImage when it is gone, damaged, or another one
     */
    @Override
    public Image image(Split split, int index) {
        var path = listing.path(split, index);
        var bytes = bytes(split, index);
        // First, since of a damaged image that is the better reason.
        var image = decoder.decode(bytes, path);
        var print = listing.print(split, index);
        if (print != null && print != Listing.print(Sha256.digest(bytes))) {
            throw new UnreadableImage("The image (%s) is another one than was registered.".formatted(path));
        }
        return image;
    }

    /** Its name below the data set's folder. */
    String path(Split split, int index) {
        return listing.path(split, index);
    }

    /** The file's content, of the size that was registered. */
    private byte[] bytes(Split split, int index) {
        var path = listing.path(split, index);
        try {
            var bytes = Files.readAllBytes(root.resolve(path));
            if (bytes.length != listing.size(split, index)) {
                throw new UnreadableImage("The image (%s) must have the %,d bytes that were registered, but has %,d."
                        .formatted(path, listing.size(split, index), bytes.length));
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new UnreadableImage("The image (%s) is gone from %s.".formatted(path, root));
        } catch (IOException e) {
            throw new UnreadableImage("The image (%s) cannot be read: %s.".formatted(path, e.getMessage()));
        }
    }

    /** How many images lie beside those that were registered, in the folders of these. */
    long unlisted() {
        var folders = new TreeSet<String>();
        long listed = 0;
        for (var split : Split.values()) {
            for (int i = 0; i < count(split); i++) {
                folders.add(listing.path(split, i).replaceFirst("/.*", ""));
            }
            listed += count(split);
        }
        return Math.max(0, folders.stream().mapToLong(this::images).sum() - listed);
    }

    private long images(String folder) {
        try (var files = Files.walk(root.resolve(folder), FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(file -> Tree.isImage(file) && Files.isRegularFile(file))
                    .count();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
