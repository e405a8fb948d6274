package dev.espalier.fade;

import dev.espalier.setting.Ranges;
import dev.espalier.setting.Setting;
import java.util.List;
import java.util.random.RandomGenerator;

/** What the method that goes from region to region can be told. */
public record FadeSettings(
        @Setting(
                standard = "density",
                summary =
                        "How the next region follows from the last: density (a probability for each edge), neighborhood (one edge more or less), linear (a line through the scores) or random.")
        String search,

        @Setting(standard = "0.3", summary = "How far density and linear move at once, above 0.")
        double step,

        @Setting(standard = "1", summary = "How many edges neighborhood changes at once; 1 to 10.")
        int flips,

        @Setting(
                standard = "10",
                summary = "Regions with one best graph after which density begins a stage anew; 1 to 1000.")
        int patience,

        @Setting(
                standard = "0",
                summary =
                        "To how many vertices density lets graphs grow, in spaces in which they may; 0 for not at all.")
        int growTo,

        @Setting(
                standard = "5",
                summary =
                        "Every how many rounds the best path so far is trained alone, which the search learns nothing from; 0 for never.")
        int reportEvery) {

    /** The searches there are. */
    static final List<String> SEARCHES = List.of("density", "neighborhood", "linear", "random");

    public FadeSettings {
        Ranges.oneOf("search", search, SEARCHES);
        Ranges.above("step", step);
        Ranges.between("flips", flips, 1, 10);
        Ranges.between("patience", patience, 1, 1000);
        Ranges.between("grow_to", growTo, 0, 6);
        Ranges.between("report_every", reportEvery, 0, 1_000_000);
    }

    /** The search for one stage's graph. */
    OuterSearch begun(int vertices, RandomGenerator random) {
        return switch (search) {
            case "neighborhood" -> NeighborhoodSearch.begun(vertices, random);
            case "linear" -> LinearSearch.begun(vertices);
            case "random" -> new RandomRegions(vertices, null);
            default -> DensitySearch.begun(vertices);
        };
    }
}
