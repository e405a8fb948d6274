package dev.espalier.data.file;

import dev.espalier.data.Split;
import java.nio.file.Path;
import java.util.Locale;

/** What a file or a folder is for, by its name. */
final class Roles {

    private Roles() {}

    /** Of a file: {@code t10k-images-idx3-ubyte} holds images to test with. */
    static Split ofFile(Path file) {
        var name = lower(file);
        if (name.contains("t10k") || name.contains("test")) {
            return Split.TEST;
        }
        return name.contains("val") ? Split.VALIDATION : Split.TRAIN;
    }

    static String lower(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }
}
