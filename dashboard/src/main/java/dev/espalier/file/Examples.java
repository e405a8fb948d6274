package dev.espalier.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The experiment files that come with the product. */
public final class Examples {

    private static final String FIRST = "first-search";

    /** Those that are whole experiments, the first search first. */
    private static final List<String> NAMES = List.of(
            FIRST,
            "random-baseline",
            "two-objectives",
            "agnet-darts-zero-cost",
            "train-shapes",
            "sgnas-small",
            "sgnas-cifar10",
            "sgnas-evolution",
            "sgnas-imagenet");

    private Examples() {}

    /** The commented file of a first search, about a minute long. */
    public static String firstSearch() {
        return text(FIRST);
    }

    /** Their names. */
    public static List<String> names() {
        return NAMES;
    }

    /** The commented file of a name; nothing where there is none. */
    public static Optional<String> find(String name) {
        return NAMES.contains(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /** What its first comment says. */
    public static String summary(String name) {
        return text(name)
                .lines()
                .filter(line -> line.startsWith("# "))
                .findFirst()
                .map(line -> line.substring(2).strip().replaceAll("[:,]$", "."))
                .orElse("");
    }

    private static String text(String name) {
        try (var stream = Examples.class.getResourceAsStream("/examples/%s.yaml".formatted(name))) {
            if (stream == null) {
                throw new IllegalStateException("The example (%s) must be among the resources.".formatted(name));
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
