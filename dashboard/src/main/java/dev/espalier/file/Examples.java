package dev.espalier.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The experiment files that come with the product. */
public final class Examples {

    private static final String FIRST = "/examples/first-search.yaml";

    private Examples() {}

    /** The commented file of a first search, about a minute long. */
    public static String firstSearch() {
        try (var stream = Examples.class.getResourceAsStream(FIRST)) {
            if (stream == null) {
                throw new IllegalStateException("The example (%s) must be among the resources.".formatted(FIRST));
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
