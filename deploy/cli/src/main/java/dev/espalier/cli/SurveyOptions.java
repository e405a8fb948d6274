package dev.espalier.cli;

import dev.espalier.cli.server.Route;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which architectures a device is to measure. */
final class SurveyOptions {

    @Option(names = "--count", paramLabel = "N", description = "How many architectures, 1 to 1000 (20 if not told).")
    @Nullable
    Integer count;

    @Option(names = "--seed", paramLabel = "N", description = "What the choice depends on (0 if not told).")
    @Nullable
    Long seed;

    @Option(
            names = "--random",
            description = "Drawn at random, instead of those that say most of the latencies of all others.")
    boolean random;

    /** Whether anything was said of them. */
    boolean given() {
        return count != null || seed != null || random;
    }

    Route of(Route route, String space) {
        if (count != null) {
            Arguments.atLeastOne("--count", count);
        }
        return route.with("space", space)
                .with("count", count)
                .with("seed", seed)
                .with("random", random ? "true" : null);
    }
}
