package dev.espalier.evaluate.zerocost;

import dev.espalier.data.DataSet;
import dev.espalier.data.ShownImages;
import dev.espalier.search.Fidelity;
import dev.espalier.setting.Ranges;
import dev.espalier.setting.Setting;
import dev.espalier.space.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What the evaluator that scores without training can be told. */
public record ZeroCostSettings(
        @Setting(
                standard = "synflow, naswot, grad_norm, ntk_condition, linear_regions",
                summary = "Which scores are computed, with commas between; logsynflow comes with synflow.")
        String scores,

        @Setting(
                standard = "shapes",
                summary = "The data set's name, as in ./espalier dataset list; shapes is drawn and always there.")
        String dataset,

        @Setting(standard = "32", summary = "Images that a network is shown at once, at least 2.")
        int batch,

        @Setting(standard = "1", summary = "First weights over which each score is the mean, at least 1.")
        int repeats,

        @Setting(standard = "1", summary = "Seed of the first weights and of the choice of images.")
        long seed,

        @Setting(standard = "0", summary = "Height and width of the images in pixels; 0 for the data set's.")
        int resolution,

        @Setting(
                standard = "0",
                summary = "Cells of the network, as its space counts them; 0 for as many as published.")
        int cells,

        @Setting(standard = "0", summary = "Channels of the network's first stage; 0 for as many as published.")
        int width,

        @Setting(standard = "3000", summary = "Crops by which linear regions are counted, 2 to 100000.")
        int crops,

        @Setting(
                standard = "4",
                summary =
                        "Height and width of a crop in pixels, at least 1; smaller where all have as many regions as crops.")
        int cropSize,

        @Setting(
                standard = "1",
                summary =
                        "Channels of the first stage of the network whose linear regions are counted; 0 for as many as published.")
        int cropWidth) {

    private static final int MOST_CROPS = 100_000;

    public ZeroCostSettings {
        for (var name : names(scores)) {
            Ranges.oneOf("scores", name, List.copyOf(Score.ALL.keySet()));
        }
        Ranges.atLeast("batch", batch, 2);
        Ranges.atLeast("repeats", repeats, 1);
        Ranges.atLeast("resolution", resolution, 0);
        Ranges.atLeast("cells", cells, 0);
        Ranges.atLeast("width", width, 0);
        if (crops < 2 || crops > MOST_CROPS) {
            throw new IllegalArgumentException("The crops (%d) must be from 2 to %d.".formatted(crops, MOST_CROPS));
        }
        Ranges.atLeast("crop_size", cropSize, 1);
        Ranges.atLeast("crop_width", cropWidth, 0);
    }

    private static List<String> names(String scores) {
        return Arrays.stream(scores.split(",", -1))
                .map(String::strip)
                .distinct()
                .toList();
    }

    /** In the order in which they are always computed, however they are written. */
    List<Score> chosen() {
        var names = names(scores);
        return Score.ALL.entrySet().stream()
                .filter(entry -> names.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    boolean countsRegions() {
        return chosen().stream().anyMatch(score -> score instanceof LinearRegions);
    }

    int resolution(DataSet set, Fidelity fidelity) {
        return ShownImages.resolution(set, fidelity, resolution);
    }

    Frame frame(DataSet set, Fidelity fidelity) {
        return ShownImages.frame(set, resolution(set, fidelity), cells, width);
    }

    /** That of the network whose linear regions are counted. */
    Frame thin(DataSet set) {
        return ShownImages.frame(set, cropSize, cells, cropWidth);
    }
}
