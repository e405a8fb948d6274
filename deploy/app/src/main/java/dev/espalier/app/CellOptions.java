package dev.espalier.app;

import dev.espalier.sgnas.CellBench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the options of {@code espalier bench cells}. */
final class CellOptions {

    private static final List<String> KNOWN =
            List.of("--images", "--epochs", "--steps", "--seeds", "--resolution", "--kept");

    private CellOptions() {}

    static CellBench.Options of(List<String> arguments) {
        var given = GivenOptions.of(
                arguments, KNOWN, "there are %s, each with a value.".formatted(String.join(", ", KNOWN)));
        var images = Path.of(given.getOrDefault("--images", "."));
        if (!given.containsKey("--images") || !Files.isDirectory(images)) {
            throw new Unusable(
                    "The --images (%s) must be a folder with a folder for each class of CIFAR-10, as in: ./espalier bench cells --images cifar"
                            .formatted(images));
        }
        try {
            return new CellBench.Options(
                    images,
                    GivenOptions.number(given, "--epochs", "20"),
                    GivenOptions.number(given, "--steps", "20"),
                    GivenOptions.number(given, "--seeds", "3"),
                    GivenOptions.number(given, "--resolution", "32"),
                    GivenOptions.folder(given, "--kept"));
        } catch (NumberFormatException _) {
            throw new Unusable("The options but --images and --kept (%s) must be whole numbers.".formatted(given));
        } catch (IllegalArgumentException e) {
            throw new Unusable(String.valueOf(e.getMessage()));
        }
    }
}
