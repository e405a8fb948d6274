package dev.espalier.data.file;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.catalogue.DataSetFiles;
import dev.espalier.data.DataSet;
import dev.espalier.data.DataSets;
import dev.espalier.data.shape.Shapes;
import dev.espalier.space.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The data sets of one process: what is registered by any other appears here through the artifact store, as long as this
 * machine sees the files.
 */
public final class StoredDataSets implements DataSets {

    private final Shelves shelves;
    private final Map<String, Opened> opened = new ConcurrentHashMap<>();

    public StoredDataSets(ArtifactStore store) {
        this.shelves = new Shelves(store);
    }

    /** Made when it is asked for, since drawing takes a moment. */
    private static final class Drawn {
        static final Shapes SHAPES = new Shapes();
    }

    private record Opened(ArtifactRef ref, Description description, RegisteredSet set) {}

    @Override
    public Optional<DataSet> find(String id) {
        return id.equals(Shapes.ID) ? Optional.of(Drawn.SHAPES) : registered(id).map(set -> set);
    }

    @Override
    public List<String> ids() {
        var ids = new ArrayList<>(shelves.ids());
        ids.add(Shapes.ID);
        return ids.stream().sorted().toList();
    }

    /** @throws Refusal when this machine does not see its files, or they changed */
    Optional<RegisteredSet> registered(String id) {
        var newest = shelves.newest(id);
        if (newest.isEmpty()) {
            opened.remove(id);
            return Optional.empty();
        }
        // Two threads that ask at once wait for one reading of the files.
        var found = opened.compute(
                id, (_, known) -> known != null && known.ref().equals(newest.get()) ? known : open(newest.get()));
        // Files may go while they are known here.
        requireSeen(found.description());
        return Optional.of(found.set());
    }

    Shelves shelves() {
        return shelves;
    }

    private Opened open(ArtifactRef ref) {
        var description = shelves.read(ref);
        requireSeen(description);
        var set = switch (description.files().format()) {
            case IDX, CIFAR_10, CIFAR_100 -> reread(description);
            case FOLDER, IMAGENET -> listed(description);
        };
        return new Opened(ref, description, set);
    }

    static Format format(DataSetFiles.Format format) {
        return switch (format) {
            case IDX -> new IdxFormat();
            case CIFAR_10 -> CifarFormat.ten();
            case CIFAR_100 -> CifarFormat.hundred();
            case FOLDER -> new FolderFormat(false);
            case IMAGENET -> new FolderFormat(true);
        };
    }

    private static void requireSeen(Description description) {
        for (var path : description.files().paths()) {
            if (!Files.isReadable(Path.of(path))) {
                throw new Refusal(List.of(
                        "The data set (%s) is registered, but this machine does not see its path (%s).\nMaybe mount it there, or register it again under a path that server and workers see."
                                .formatted(description.info().id(), path)));
            }
        }
    }

    private static RegisteredSet reread(Description description) {
        var info = description.info();
        var contents = format(description.files().format()).read(description.files(), (_, _) -> {});
        if (!contents.sha256().equals(info.sha256())) {
            throw new Refusal(List.of(
                    "The files of the data set (%s) must hold what was registered (SHA-256 %.12s), but hold something else (%.12s).\nMaybe register it under another id."
                            .formatted(info.id(), info.sha256(), contents.sha256())));
        }
        return new RegisteredSet(info, contents.images());
    }

    private RegisteredSet listed(Description description) {
        var info = description.info();
        var root = Path.of(description.files().paths().getFirst());
        var decoder = new Decoder(info.channels(), info.resolution());
        return new RegisteredSet(info, new ImageFiles(root, shelves.listing(info.id(), info.sha256()), decoder));
    }
}
