package dev.espalier.app;

import dev.espalier.sgnas.CellBench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads the options of {@code espalier bench cells}. */
final class CellOptions {

    private static final List<String> KNOWN = List.of("--images", "--epochs", "--steps", "--seeds", "--resolution");

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
                    number(given, "--epochs", "20"),
                    number(given, "--steps", "20"),
                    number(given, "--seeds", "3"),
                    number(given, "--resolution", "32"));
        } catch (NumberFormatException _) {
            throw new Unusable(
                    "The --epochs, --steps, --seeds and --resolution (%s) must be whole numbers.".formatted(given));
        } catch (IllegalArgumentException e) {
            throw new Unusable(String.valueOf(e.getMessage()));
        }
    }

    private static int number(Map<String, String> given, String option, String standard) {
        return Integer.parseInt(given.getOrDefault(option, standard));
    }
}
