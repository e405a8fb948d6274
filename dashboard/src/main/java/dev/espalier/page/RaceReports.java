package dev.espalier.page;

import dev.espalier.race.RaceView;
import io.quarkus.qute.RawString;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What came of a race as one HTML file that needs nothing else. */
@Singleton
public final class RaceReports {

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
        var now = clock.instant();
        var frame = new Frame(
                Sheets.all(),
                Said.time(now),
                Said.time(view.createdAt()),
                seeds(view.race().seeds()),
                version);
        return Templates.report(pages.page(view), frame).render();
    }

    /** The seeds of a race, short where they are the first ones. */
    private static String seeds(List<Long> seeds) {
        boolean first = IntStream.range(0, seeds.size()).allMatch(i -> seeds.get(i) == i);
        return first && seeds.size() > 1
                ? "0 to %d".formatted(seeds.size() - 1)
                : seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
