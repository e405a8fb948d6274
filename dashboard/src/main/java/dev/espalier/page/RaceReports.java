package dev.espalier.page;

import dev.espalier.race.RaceView;
import io.quarkus.qute.RawString;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What came of a race as one HTML file that needs nothing else. */
@Singleton
public final class RaceReports {

    private static final List<String> SHEETS =
            List.of("tokens", "base", "layout", "components", "tables", "race", "print");

    private final RacePages pages;
    private final Clock clock = Clock.systemUTC();

    RaceReports(RacePages pages) {
        this.pages = pages;
    }

    /**
     * What stands around the results of a report.
     *
     * @param style all stylesheets that it needs
     * @param version of the product
     */
    public record Frame(RawString style, String made, String begun, String seeds, String version) {}

    /** @param version of the product */
    public String html(RaceView view, String version) {
        var style = SHEETS.stream().map(RaceReports::sheet).collect(Collectors.joining("\n"));
        var now = clock.instant();
        var frame = new Frame(
                new RawString(style),
                Said.time(now),
                Said.time(view.createdAt()),
                seeds(view.race().seeds()),
                version);
        return Templates.report(pages.page(view), frame).render();
    }

    private static String sheet(String name) {
        try (var stream = RaceReports.class.getResourceAsStream("/META-INF/resources/css/%s.css".formatted(name))) {
            if (stream == null) {
                throw new IllegalStateException("The stylesheet (%s) must be among the resources.".formatted(name));
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The seeds of a race, short where they are the first ones. */
    private static String seeds(List<Long> seeds) {
        boolean first = IntStream.range(0, seeds.size()).allMatch(i -> seeds.get(i) == i);
        return first && seeds.size() > 1
                ? "0 to %d".formatted(seeds.size() - 1)
                : seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
