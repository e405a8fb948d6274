package dev.espalier.data.file;

import dev.espalier.artifact.Sha256;
import dev.espalier.catalogue.DataSetFiles;
import dev.espalier.catalogue.DataSetInfo.Hashed;
import dev.espalier.catalogue.Gallery.Progress;
import dev.espalier.data.Split;
import dev.espalier.space.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A folder for each class, of ImageNet or of anybody's, maybe below a folder for each split. */
final class FolderFormat implements Format {

    /** Up to here, every file is read, so that any change of it is noticed; 138 GB would take an hour. */
    private static final long READ_BYTES = 4L << 30;

    private static final int IMAGENET_SIDE = 224;
    private static final int TOLD_EVERY = 1000;

    private final boolean imageNet;

    FolderFormat(boolean imageNet) {
        this.imageNet = imageNet;
    }

    @Override
    public Contents read(DataSetFiles files, Progress progress) {
        var problems = new Problems();
        var root = root(files, problems);
        var tree = new Tree(root, problems, found -> progress.reached(found, 0));
        var layout = new Layout(root, tree, problems);
        var classes = layout.collect(imageNet, files.validationLabels());
        problems.requireNone();
        var found = tree.files();
        var share = Assembly.share(
                files.validationPct(), found.stream().anyMatch(file -> file.split() == Split.VALIDATION), problems);
        problems.requireNone();
        boolean read =
                share != null || found.stream().mapToLong(ListedFile::size).sum() <= READ_BYTES;
        var hashed = read ? hashed(root, found, problems, progress) : found;
        problems.requireNone();
        var divided = hashed.stream()
                .map(file -> divided(file, share))
                .sorted(ListedFile.ORDER)
                .toList();
        return contents(root, files, classes, divided, share, problems);
    }

    private Path root(DataSetFiles files, Problems problems) {
        var paths = Found.paths(
                files.paths(),
                imageNet
                        ? "ImageNet's folder, which has a folder `train`"
                        : "a folder that has a folder of images for each class",
                problems);
        if (files.paths().size() > 1) {
            problems.add("The images must lie in one folder, but %d paths are named."
                    .formatted(files.paths().size()));
        }
        if (!files.classes().isEmpty()) {
            problems.add("The `classes` must be left out: folders name them.");
        }
        if (!paths.isEmpty() && !Files.isDirectory(paths.getFirst())) {
            problems.add(
                    "The path (%s) must be a folder.\nMaybe unpack the archive first.".formatted(paths.getFirst()));
        }
        problems.requireNone();
        return paths.getFirst();
    }

    private static List<ListedFile> hashed(Path root, List<ListedFile> files, Problems problems, Progress progress) {
        var done = new AtomicLong();
        var read = files.parallelStream()
                .map(file -> {
                    long count = done.incrementAndGet();
                    if (count % TOLD_EVERY == 0) {
                        synchronized (done) {
                            progress.reached(count, files.size());
                        }
                    }
                    return new Read(file, hash(root, file));
                })
                .toList();
        var hashed = new ArrayList<ListedFile>();
        for (var file : read) {
            if (file.sha256() == null) {
                problems.add(
                        "The image (%s) cannot be read.".formatted(file.file().path()));
            } else {
                hashed.add(file.file().with(file.sha256()));
            }
        }
        return hashed;
    }

    private record Read(ListedFile file, @Nullable String sha256) {}

    private static @Nullable String hash(Path root, ListedFile file) {
        try {
            return Sha256.hex(Files.readAllBytes(root.resolve(file.path())));
        } catch (IOException e) {
            return null;
        }
    }

    private static ListedFile divided(ListedFile file, @Nullable Share share) {
        boolean setAside = share != null
                && file.split() == Split.TRAIN
                && file.sha256() != null
                && share.takes(HexFormat.of().parseHex(file.sha256()));
        return setAside ? file.in(Split.VALIDATION) : file;
    }

    private Contents contents(
            Path root,
            DataSetFiles files,
            List<String> classes,
            List<ListedFile> divided,
            @Nullable Share share,
            Problems problems) {
        int channels = files.grey() ? 1 : 3;
        var listing = Listing.of(divided.stream());
        int resolution =
                files.resolution() != null ? files.resolution() : imageNet ? IMAGENET_SIDE : Sides.usual(root, divided);
        var images = new ImageFiles(root, listing, new Decoder(channels, resolution));
        Assembly.requireImages(images, classes, problems);
        problems.requireNone();
        return new Contents(
                classes,
                channels,
                resolution,
                images,
                Assembly.sources(images, share),
                divided.stream().mapToLong(ListedFile::size).sum(),
                Listing.sha256(divided, "%s of %d channels at %d\n".formatted(classes, channels, resolution)),
                divided.getFirst().sha256() == null ? Hashed.LISTING : Hashed.CONTENT,
                Listing.packed(divided));
    }
}
