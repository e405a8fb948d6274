package dev.espalier.space;

import java.nio.file.Path;
import java.util.Optional;

/** Published data that the repository does not hold, in the folder {@code ESPALIER_TEST_DATA}. */
public final class TestData {

    private TestData() {}

    /** Where a file of the data lies, if this machine has them. */
    public static Optional<Path> file(String name) {
        return Optional.ofNullable(System.getenv("ESPALIER_TEST_DATA")).map(folder -> Path.of(folder, name));
    }
}
