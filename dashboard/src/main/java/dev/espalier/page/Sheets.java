package dev.espalier.page;

import io.quarkus.qute.RawString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The stylesheets of the pages, to be put into a file that needs nothing else. */
final class Sheets {

    private static final List<String> NAMES = List.of(
            "tokens",
            "base",
            "layout",
            "controls",
            "components",
            "tables",
            "charts",
            "race",
            "compare",
            "narrow",
            "print");

    private Sheets() {}

    /** All that a report needs. */
    static RawString all() {
        return new RawString(NAMES.stream().map(Sheets::sheet).collect(Collectors.joining("\n")));
    }

    private static String sheet(String name) {
        try (var stream = Sheets.class.getResourceAsStream("/META-INF/resources/css/%s.css".formatted(name))) {
            if (stream == null) {
                throw new IllegalStateException("The stylesheet (%s) must be among the resources.".formatted(name));
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
