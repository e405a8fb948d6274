package dev.espalier.page;

import dev.espalier.catalogue.DataSetInfo;
import dev.espalier.catalogue.DataSetInfo.Part;
import dev.espalier.catalogue.Gallery;
import dev.espalier.catalogue.Gallery.Sight;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.draw.Meter;
import dev.espalier.page.DataSetLine.Shot;
import dev.espalier.page.DataSetView.ClassRow;
import dev.espalier.page.DataSetView.Fact;
import dev.espalier.page.DataSetView.SplitLink;
import io.quarkus.qute.RawString;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the pages of data sets. */
@Singleton
final class DataSetPages {

    private static final int IN_A_ROW = 6;
    private static final int SHOWN = 80;
    private static final int SIDE = 160;
    private static final int SMALL = 64;
    private static final String TRAIN = "train";

    private static final Map<String, String> TITLES =
            Map.of(TRAIN, "Training", "validation", "Validation", "test", "Test");

    private final Gallery gallery;

    DataSetPages(Gallery gallery) {
        this.gallery = gallery;
    }

    List<DataSetLine> lines() {
        return gallery.dataSets().stream().map(this::line).toList();
    }

    private DataSetLine line(DataSetInfo info) {
        return new DataSetLine(
                info.id(),
                info.format(),
                Said.count(info.classes().size()),
                Said.count(info.count(TRAIN)),
                Said.count(info.count("validation")),
                Said.count(info.count("test")),
                Sizes.said(info.bytes()),
                pixels(info),
                look(info, TRAIN, null, IN_A_ROW));
    }

    /** None where the files are not to be seen: the data set's own page says why. */
    private List<Shot> look(DataSetInfo info, String split, @Nullable Integer label, int count) {
        try {
            return shots(info, split, label, count);
        } catch (InvalidInput e) {
            return List.of();
        }
    }

    private List<Shot> shots(DataSetInfo info, String split, @Nullable Integer label, int count) {
        return gallery.look(info.id(), split, label, count).stream()
                .map(sight -> shot(info, split, sight))
                .toList();
    }

    private static Shot shot(DataSetInfo info, String split, Sight sight) {
        var name = info.classes().get(sight.label());
        return new Shot(
                "/api/v1/datasets/%s/images/%s/%d?side=%d&v=%s"
                        .formatted(info.id(), split, sight.index(), SIDE, info.sha256()),
                name,
                "%s, %s image %s".formatted(name, split, Said.count(sight.index())));
    }

    private static String pixels(DataSetInfo info) {
        return "%d × %d".formatted(info.resolution(), info.resolution());
    }

    /**
     * The page of one.
     *
     * @param wanted the split whose images are shown; the training images for any other text
     * @param label the class whose images are shown, null for all
     */
    DataSetView page(DataSetInfo info, String wanted, @Nullable Integer label) {
        var split = info.count(wanted) > 0 ? wanted : TRAIN;
        var shots = new ArrayList<Shot>();
        var problem = "";
        try {
            shots.addAll(shots(info, split, label, SHOWN));
        } catch (InvalidInput e) {
            problem = String.valueOf(e.getMessage());
        }
        return new DataSetView(
                info.id(),
                info.format(),
                info.channels() == 1 ? "grey" : "coloured",
                say(info),
                figures(info),
                splits(info, split, label),
                split,
                label == null ? "" : info.classes().get(label),
                address(info, split, null),
                Said.count(info.classes().size(), "class"),
                classes(info, split, label),
                shots,
                info.resolution() <= SMALL,
                problem,
                facts(info));
    }

    private static String address(DataSetInfo info, String split, @Nullable Integer label) {
        return "/datasets/" + info.id()
                + new Query().and("split", split.equals(TRAIN) ? "" : split).and("class", label);
    }

    private static String say(DataSetInfo info) {
        var sources = info.splits().stream()
                .filter(part -> !part.source().equals("of the data set"))
                .map(part -> "%s images are %s".formatted(part.split(), part.source()))
                .distinct()
                .toList();
        if (info.paths().isEmpty()) {
            return "Drawn by the program, the same on every machine: nothing has to be brought for a first training.";
        }
        return sources.isEmpty() ? "All splits are the data set's own." : "Its " + String.join("; ", sources) + ".";
    }

    private static List<Figure> figures(DataSetInfo info) {
        var figures = new ArrayList<Figure>();
        for (var part : info.splits()) {
            figures.add(Figure.of(
                    TITLES.getOrDefault(part.split(), part.split()) + " images",
                    Said.count(part.count()),
                    "",
                    range(part)));
        }
        figures.add(Figure.of("Classes", Said.count(info.classes().size()), "", ""));
        figures.add(Figure.of("Trained on at", pixels(info), "px", "unless a search says otherwise"));
        if (info.bytes() > 0) {
            figures.add(Figure.of("Size", Sizes.figure(info.bytes()), Sizes.unit(info.bytes()), "on disk"));
        }
        return figures;
    }

    private static String range(Part part) {
        int least = Collections.min(part.images());
        int most = Collections.max(part.images());
        return least == most
                ? "%s of each class".formatted(Said.count(least))
                : "%s to %s a class".formatted(Said.count(least), Said.count(most));
    }

    private static List<SplitLink> splits(DataSetInfo info, String split, @Nullable Integer label) {
        return info.splits().stream()
                .map(part -> new SplitLink(
                        TITLES.getOrDefault(part.split(), part.split()),
                        address(info, part.split(), label),
                        part.split().equals(split)))
                .toList();
    }

    private static List<ClassRow> classes(DataSetInfo info, String split, @Nullable Integer label) {
        int most = info.splits().stream()
                .filter(part -> part.split().equals(TRAIN))
                .mapToInt(part -> Collections.max(part.images()))
                .max()
                .orElse(1);
        return IntStream.range(0, info.classes().size())
                .mapToObj(row -> {
                    int trained = count(info, TRAIN, row);
                    var bar = Meter.of(
                            (double) trained / Math.max(1, most), Said.count(trained, "training image"), "wide");
                    return new ClassRow(
                            info.classes().get(row),
                            address(info, split, row),
                            label != null && label == row,
                            Said.count(trained),
                            Said.count(count(info, "validation", row)),
                            Said.count(count(info, "test", row)),
                            new RawString(bar));
                })
                .toList();
    }

    private static int count(DataSetInfo info, String split, int label) {
        return info.splits().stream()
                .filter(part -> part.split().equals(split))
                .mapToInt(part -> part.images().get(label))
                .sum();
    }

    private static List<Fact> facts(DataSetInfo info) {
        var facts = new ArrayList<Fact>();
        info.paths().forEach(path -> facts.add(new Fact("Path", path, true)));
        facts.add(new Fact("Mean", numbers(info.mean()), false));
        facts.add(new Fact("Deviation", numbers(info.deviation()), false));
        facts.add(new Fact("SHA-256", info.sha256(), true));
        facts.add(new Fact(
                "Taken of",
                switch (info.hashed()) {
                    case CONTENT -> "every byte of every image";
                    case LISTING -> "names and sizes of all files";
                    case DRAWING -> "some of what is drawn";
                },
                false));
        return facts;
    }

    private static String numbers(List<Double> values) {
        return values.stream().map(value -> Said.fixed(value, 4)).collect(Collectors.joining(", "));
    }
}
