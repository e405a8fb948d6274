package dev.espalier.data.file;

import dev.espalier.space.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import us.hebi.matlab.mat.format.Mat5;

/** The numbers by which ImageNet's devkit calls classes, and the names of their folders. */
final class DevkitClasses {

    private DevkitClasses() {}

    /** @param file the devkit's {@code meta.mat} */
    static Map<Integer, String> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Refusal(List.of(
                    "The file (%s) must be there, since it says which class each number means.".formatted(file)));
        }
        try (var meta = Mat5.readFromFile(file.toFile())) {
            var synsets = meta.getStruct("synsets");
            var classes = new HashMap<Integer, String>();
            for (int i = 0; i < synsets.getNumElements(); i++) {
                classes.put(
                        synsets.getMatrix("ILSVRC2012_ID", i).getInt(0),
                        synsets.getChar("WNID", i).getString());
            }
            return classes;
        } catch (IOException | RuntimeException e) {
            // Its reader meets other files with any exception.
            throw new Refusal(List.of(
                    "The file (%s) must be the devkit's meta.mat, but cannot be read as such.".formatted(file)));
        }
    }
}
