package dev.espalier.space;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Published data that the repository does not hold, for tests that compare with all of it. It is looked for in the
 * folder that {@code ESPALIER_TEST_DATA} names, or else in {@code shared/data} beside the checkout.
 */
public final class TestData {

    private TestData() {}

    /** Where a file of the data is or would be; the test that uses it says so when it is missing. */
    public static Path file(String name) {
        var folder = System.getenv("ESPALIER_TEST_DATA");
        return folder == null ? besideTheCheckout().resolve(name) : Path.of(folder, name);
    }

    /** Tests run in the folder of their module, or in that of the whole. */
    private static Path besideTheCheckout() {
        var here = Path.of("").toAbsolutePath();
        var root = here;
        for (var parent = here; parent != null; parent = parent.getParent()) {
            if (Files.isRegularFile(parent.resolve("pom.xml"))) {
                root = parent;
            }
        }
        return root.resolveSibling("shared/data");
    }
}
