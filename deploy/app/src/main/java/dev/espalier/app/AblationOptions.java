package dev.espalier.app;

import dev.espalier.sgnas.AblationBench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the options of {@code espalier bench ablation}. */
final class AblationOptions {

    private static final List<String> KNOWN =
            List.of("--images", "--epochs", "--steps", "--scratch", "--seeds", "--resolution", "--width", "--kept");

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
                    GivenOptions.number(given, "--epochs", "6"),
                    GivenOptions.number(given, "--steps", "20"),
                    GivenOptions.number(given, "--scratch", "3"),
                    GivenOptions.number(given, "--seeds", "3"),
                    GivenOptions.number(given, "--resolution", "16"),
                    GivenOptions.number(given, "--width", "16"),
                    GivenOptions.folder(given, "--kept"));
        } catch (NumberFormatException _) {
            throw new Unusable("The options but --images and --kept (%s) must be whole numbers.".formatted(given));
        } catch (IllegalArgumentException e) {
            throw new Unusable(String.valueOf(e.getMessage()));
        }
    }
}
