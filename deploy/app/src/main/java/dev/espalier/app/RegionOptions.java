package dev.espalier.app;

import dev.espalier.evaluate.region.RegionBench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads the options of {@code espalier bench regions}. */
final class RegionOptions {

    private static final List<String> KNOWN = List.of(
            "--part",
            "--images",
            "--graphs",
            "--epochs",
            "--runs",
            "--paths",
            "--steps",
            "--seeds",
            "--resolution",
            "--width",
            "--kept");

    private RegionOptions() {}

    static RegionBench.Options of(List<String> arguments) {
        var given = GivenOptions.of(
                arguments, KNOWN, "there are %s, each with a value.".formatted(String.join(", ", KNOWN)));
        var folder = given.get("--images");
        var images = folder == null ? null : Path.of(folder);
        if (images != null && !Files.isDirectory(images)) {
            throw new Unusable(
                    "The --images (%s) must be a folder with a folder for each class, or with files of the MNIST family; without it shapes are drawn."
                            .formatted(images));
        }
        try {
            return new RegionBench.Options(
                    part(given.getOrDefault("--part", "ranks")),
                    images,
                    GivenOptions.number(given, "--graphs", "5"),
                    GivenOptions.number(given, "--epochs", "4"),
                    GivenOptions.number(given, "--runs", "5"),
                    GivenOptions.number(given, "--paths", "30"),
                    GivenOptions.number(given, "--steps", "10"),
                    GivenOptions.number(given, "--seeds", "3"),
                    GivenOptions.number(given, "--resolution", "16"),
                    GivenOptions.number(given, "--width", "8"),
                    GivenOptions.folder(given, "--kept"));
        } catch (NumberFormatException _) {
            throw new Unusable(
                    "The options but --part, --images and --kept (%s) must be whole numbers.".formatted(given));
        } catch (IllegalArgumentException e) {
            throw new Unusable(String.valueOf(e.getMessage()));
        }
    }

    private static RegionBench.Part part(String word) {
        return Arrays.stream(RegionBench.Part.values())
                .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new Unusable("The --part (%s) must be ranks, cost or search.".formatted(word)));
    }
}
