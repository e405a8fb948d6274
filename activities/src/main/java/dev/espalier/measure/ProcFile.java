package dev.espalier.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what Linux tells in files that are not there elsewhere. */
final class ProcFile {

    private ProcFile() {}

    /** None where there is no such file, or it may not be read. */
    static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException | RuntimeException _) {
            return List.of();
        }
    }

    /** What stands behind a name and a colon, of the first line that has it. */
    static Optional<String> field(String file, String name) {
        return lines(file).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }

    /** The numbers of a line, without the words between them. */
    static long[] numbers(String line) {
        return Arrays.stream(line.strip().split("[^0-9]+"))
                .filter(word -> !word.isEmpty())
                .mapToLong(Long::parseLong)
                .toArray();
    }
}
