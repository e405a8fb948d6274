package dev.espalier.data.file;

import dev.espalier.catalogue.DataSetCheck;
import dev.espalier.catalogue.DataSetFiles;
import dev.espalier.catalogue.DataSetInfo;
import dev.espalier.catalogue.DataSetInfo.Hashed;
import dev.espalier.catalogue.Gallery;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.data.DataSet;
import dev.espalier.data.Image;
import dev.espalier.data.Picture;
import dev.espalier.data.Split;
import dev.espalier.data.UnreadableImage;
import dev.espalier.data.shape.Shapes;
import dev.espalier.space.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The data sets of one process as people look at them. */
public final class StoredGallery implements Gallery {

    private static final String DRAWN = "drawn";

    /** Up to here a class has a row of its own on a sheet; beyond, a row has as many images. */
    private static final int FEW_CLASSES = 20;

    private static final int SHEET_SIDE = 96;

    private final StoredDataSets sets;
    private final Registration registration;

    public StoredGallery(StoredDataSets sets) {
        this.sets = sets;
        this.registration = new Registration(sets.shelves());
    }

    @Override
    public List<DataSetInfo> dataSets() {
        return sets.ids().stream().map(this::dataSet).flatMap(Optional::stream).toList();
    }

    /** Known also where the files are not to be seen. */
    @Override
    public Optional<DataSetInfo> dataSet(String id) {
        return id.equals(Shapes.ID)
                ? sets.find(id).map(StoredGallery::drawn)
                : sets.shelves().newest(id).map(ref -> sets.shelves().read(ref).info());
    }

    private static DataSetInfo drawn(DataSet set) {
        Map<Split, String> sources = new EnumMap<>(Split.class);
        for (var split : Split.values()) {
            sources.put(split, "drawn from a seed");
        }
        return new DataSetInfo(
                set.id(),
                DRAWN,
                List.of(),
                set.channels(),
                set.resolution(),
                set.classes(),
                Description.parts(new Drawn(set), set.classes().size(), sources),
                set.mean(),
                set.deviation(),
                0,
                set.sha256(),
                Hashed.DRAWING);
    }

    private record Drawn(DataSet set) implements Images {

        @Override
        public int count(Split split) {
            return set.count(split);
        }

        @Override
        public int label(Split split, int index) {
            return set.label(split, index);
        }

        @Override
        public Image image(Split split, int index) {
            return set.image(split, index);
        }
    }

    @Override
    public DataSetInfo add(DataSetFiles files, Progress progress) {
        return registration.add(files, progress);
    }

    @Override
    public DataSetCheck check(String id, Progress progress) {
        try {
            return new Inspection(known(id), progress).run();
        } catch (Refusal e) {
            return new DataSetCheck(0, 0, e.problems(), List.of(), "", "");
        }
    }

    @Override
    public List<Sight> look(String id, String split, @Nullable Integer label, int count) {
        var set = seen(id);
        return Looking.at(set, split(split), label, count);
    }

    @Override
    public byte[] picture(String id, String split, int index, int side) {
        var set = seen(id);
        var part = split(split);
        if (index < 0 || index >= set.count(part)) {
            throw new InvalidInput("The `index` (%d) must be from 0 to %d: the data set (%s) has so many %s images."
                    .formatted(index, set.count(part) - 1, id, split));
        }
        return Picture.png(shown(set, split, new Sight(index, set.label(part, index)), side), side);
    }

    @Override
    public byte[] sheet(String id, String split, int count) {
        var set = seen(id);
        var rows = new ArrayList<List<Image>>();
        for (var row : rows(set, split, count)) {
            rows.add(row.stream()
                    .map(sight -> shown(set, split, sight, SHEET_SIDE))
                    .toList());
        }
        return Picture.sheet(rows, SHEET_SIDE);
    }

    private List<List<Sight>> rows(DataSet set, String split, int count) {
        int classes = set.classes().size();
        if (classes <= FEW_CLASSES) {
            return IntStream.range(0, classes)
                    .mapToObj(label -> look(set.id(), split, label, Math.max(1, count / classes)))
                    .toList();
        }
        var all = look(set.id(), split, null, count);
        var rows = new ArrayList<List<Sight>>();
        for (int from = 0; from < all.size(); from += FEW_CLASSES) {
            rows.add(all.subList(from, Math.min(from + FEW_CLASSES, all.size())));
        }
        return rows;
    }

    private static Image shown(DataSet set, String split, Sight sight, int side) {
        try {
            return Picture.shrunk(set.image(split(split), sight.index()), side);
        } catch (UnreadableImage e) {
            throw new InvalidInput(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void remove(String id) {
        if (id.equals(Shapes.ID)) {
            throw new InvalidInput(
                    "The data set (%s) cannot be removed: it is drawn, and every installation has it.".formatted(id));
        }
        if (sets.shelves().newest(id).isEmpty()) {
            throw unknown(id);
        }
        sets.shelves().remove(id);
    }

    private DataSet known(String id) {
        return sets.find(id).orElseThrow(() -> unknown(id));
    }

    private DataSet seen(String id) {
        try {
            return known(id);
        } catch (Refusal e) {
            throw new InvalidInput(e.problems());
        }
    }

    private InvalidInput unknown(String id) {
        return new InvalidInput(
                "There is no data set (%.60s); there are %s.".formatted(id, String.join(", ", sets.ids())));
    }

    private static Split split(String word) {
        return Arrays.stream(Split.values())
                .filter(split -> Description.word(split).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidInput("The `split` (%.40s) must be train, validation or test.".formatted(word)));
    }
}
