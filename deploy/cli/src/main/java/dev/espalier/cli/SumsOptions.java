package dev.espalier.cli;

import dev.espalier.cli.server.Route;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a device is to predict sums over operators, and of which networks. */
final class SumsOptions {

    @Option(
            names = "--operators",
            description = {
                "Predicts latencies as sums over operators, which the method sgnas can answer: measures each operator"
                        + " wherever it can be, and --count networks drawn at random.",
                "Of networks as large as they are evaluated; what is not told is as the space builds it:"
            })
    boolean operators;

    @Option(names = "--channels", paramLabel = "N", description = "Channels of an image.")
    @Nullable
    Integer channels;

    @Option(names = "--resolution", paramLabel = "PIXELS", description = "Height and width of an image.")
    @Nullable
    Integer resolution;

    @Option(names = "--classes", paramLabel = "N", description = "Classes to tell apart.")
    @Nullable
    Integer classes;

    @Option(names = "--cells", paramLabel = "N", description = "As the setting of the evaluator.")
    @Nullable
    Integer cells;

    @Option(names = "--width", paramLabel = "N", description = "As the setting of the evaluator.")
    @Nullable
    Integer width;

    Route of(Route route) {
        return route.with("operators", operators ? "true" : null)
                .with("channels", channels)
                .with("resolution", resolution)
                .with("classes", classes)
                .with("cells", cells)
                .with("width", width);
    }

    /** Whether a size is told of networks that are not measured for their sums. */
    boolean misplaced() {
        return !operators
                && !(channels == null && resolution == null && classes == null && cells == null && width == null);
    }
}
