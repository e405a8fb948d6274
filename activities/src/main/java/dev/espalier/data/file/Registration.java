package dev.espalier.data.file;

import dev.espalier.catalogue.DataSetFiles;
import dev.espalier.catalogue.DataSetInfo;
import dev.espalier.catalogue.Gallery.Progress;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.data.Image;
import dev.espalier.data.Split;
import dev.espalier.data.Statistics;
import dev.espalier.data.UnreadableImage;
import dev.espalier.data.shape.Shapes;
import dev.espalier.space.Problems;
import dev.espalier.space.Refusal;
import java.nio.file.Path;
import java.util.List;

/** Takes in the images that users have: whole, or not at all. */
final class Registration {

    private static final int SMALLEST_SIDE = 4;
    private static final int LARGEST_SIDE = 1024;

    /** Images of a split that are looked at, at most, where each has to be decoded. */
    private static final int LOOKED_AT = 2000;

    private static final int NAMED = 5;

    private final Shelves shelves;

    Registration(Shelves shelves) {
        this.shelves = shelves;
    }

    DataSetInfo add(DataSetFiles files, Progress progress) {
        try {
            check(files);
            var contents = StoredDataSets.format(files.format()).read(files, progress);
            var info = describe(files, contents);
            requireFree(info);
            if (contents.listing() != null) {
                shelves.putListing(info.id(), info.sha256(), contents.listing());
            }
            return keep(new Description(files, info));
        } catch (Refusal e) {
            throw new InvalidInput(e.problems());
        }
    }

    private static void check(DataSetFiles files) {
        var problems = new Problems();
        if (!Shelves.isName(files.id())) {
            problems.add("The `id` (%.80s) must be %s.".formatted(files.id(), Shelves.NAME_RULE));
        } else if (files.id().equals(Shapes.ID)) {
            problems.add("The data set (%s) must have an id of its own: that one is drawn here.".formatted(files.id()));
        }
        var resolution = files.resolution();
        if (resolution != null && (resolution < SMALLEST_SIDE || resolution > LARGEST_SIDE)) {
            problems.add("The `resolution` (%d) must be from %d to %d pixels."
                    .formatted(resolution, SMALLEST_SIDE, LARGEST_SIDE));
        }
        problems.requireNone();
    }

    private static DataSetInfo describe(DataSetFiles files, Contents contents) {
        var images = contents.images();
        var statistics = statistics(contents);
        return new DataSetInfo(
                files.id(),
                files.format().word(),
                files.paths().stream()
                        .map(path -> Path.of(path).normalize().toString())
                        .toList(),
                contents.channels(),
                files.resolution() == null ? contents.resolution() : files.resolution(),
                contents.classes(),
                Description.parts(images, contents.classes().size(), contents.sources()),
                statistics.mean(),
                statistics.deviation(),
                contents.bytes(),
                contents.sha256(),
                contents.hashed());
    }

    /** Damaged images among those that are looked at are told now; of very many, a check tells the others. */
    private static Statistics statistics(Contents contents) {
        var problems = new Problems();
        var statistics = statistics(contents, Split.TRAIN, problems);
        if (contents.listing() != null) {
            statistics(contents, Split.VALIDATION, problems);
            statistics(contents, Split.TEST, problems);
        }
        problems.requireNone();
        return statistics;
    }

    private static Statistics statistics(Contents contents, Split split, Problems problems) {
        var images = contents.images();
        var blank = new Image(1, 1, contents.channels(), new byte[contents.channels()]);
        int most = contents.listing() == null ? Integer.MAX_VALUE : LOOKED_AT;
        return Statistics.of(contents.channels(), images.count(split), most, index -> {
            try {
                return images.image(split, index);
            } catch (UnreadableImage e) {
                problems.add(String.valueOf(e.getMessage()));
                return blank;
            }
        });
    }

    private void requireFree(DataSetInfo info) {
        shelves.newest(info.id()).map(shelves::read).ifPresent(other -> requireSame(other, info));
    }

    private static void requireSame(Description other, DataSetInfo info) {
        var same = other.info();
        if (same.sha256().equals(info.sha256())
                && (same.resolution() != info.resolution() || !same.classes().equals(info.classes()))) {
            throw new Refusal(List.of(
                    "The data set (%s) must have an id of its own: it is registered at %d pixels with the classes %s."
                            .formatted(info.id(), same.resolution(), abbreviated(same.classes()))));
        }
        if (!same.sha256().equals(info.sha256())) {
            throw new Refusal(List.of(
                    "The data set (%s) must have an id of its own: other images have it (SHA-256 %.12s, these %.12s).\nMaybe choose another id, so that results stay with what they were trained on."
                            .formatted(info.id(), same.sha256(), info.sha256())));
        }
    }

    private static String abbreviated(List<String> classes) {
        var some = String.join(", ", classes.subList(0, Math.min(NAMED, classes.size())));
        return classes.size() > NAMED ? some + ", ..." : some;
    }

    /** The same images may have been moved; the newest description says where to. */
    private DataSetInfo keep(Description description) {
        var newest = shelves.newest(description.info().id()).map(shelves::read);
        if (newest.isPresent() && newest.get().equals(description)) {
            return newest.get().info();
        }
        var kept = shelves.add(description);
        requireSame(kept, description.info());
        return kept.info();
    }
}
