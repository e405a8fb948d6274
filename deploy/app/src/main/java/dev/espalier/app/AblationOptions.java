package dev.espalier.app;

import dev.espalier.sgnas.AblationBench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads the options of {@code espalier bench ablation}. */
final class AblationOptions {

    private static final List<String> KNOWN =
            List.of("--images", "--epochs", "--steps", "--scratch", "--seeds", "--resolution", "--width");

    private AblationOptions() {}

    static AblationBench.Options of(List<String> arguments) {
        var given = GivenOptions.of(
                arguments, KNOWN, "there are %s, each with a value.".formatted(String.join(", ", KNOWN)));
        var folder = given.get("--images");
        var images = folder == null ? null : Path.of(folder);
        if (images != null && !Files.isDirectory(images)) {
            throw new Unusable(
                    "The --images (%s) must be a folder with a folder for each class; without it shapes are drawn."
                            .formatted(images));
        }
        try {
            return new AblationBench.Options(
                    images,
                    number(given, "--epochs", "6"),
                    number(given, "--steps", "20"),
                    number(given, "--scratch", "3"),
                    number(given, "--seeds", "3"),
                    number(given, "--resolution", "16"),
                    number(given, "--width", "16"));
        } catch (NumberFormatException _) {
            throw new Unusable("The values of %s (%s) must be whole numbers."
                    .formatted(String.join(", ", KNOWN.subList(1, KNOWN.size())), given));
        } catch (IllegalArgumentException e) {
            throw new Unusable(String.valueOf(e.getMessage()));
        }
    }

    private static int number(Map<String, String> given, String option, String standard) {
        return Integer.parseInt(given.getOrDefault(option, standard));
    }
}
