package dev.espalier.api;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.space.Frame;
import jakarta.ws.rs.QueryParam;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Whether latencies are to be sums over operators, and of networks built into what; 0 for what the space builds itself. */
public class SumsQuery {

    private static final int MOST = 1_000_000;

    @QueryParam("operators")
    @Parameter(description = "`true` for latencies that are sums over operators.")
    public @Nullable String operators;

    @QueryParam("channels")
    @Parameter(description = "Of an image; only with `operators`, as those below.")
    public @Nullable String channels;

    @QueryParam("resolution")
    @Parameter(description = "Height and width of an image, pixels.")
    public @Nullable String resolution;

    @QueryParam("classes")
    public @Nullable String classes;

    @QueryParam("cells")
    @Parameter(description = "As the setting of evaluators that train.")
    public @Nullable String cells;

    @QueryParam("width")
    @Parameter(description = "As the setting of evaluators that train.")
    public @Nullable String width;

    /** Null where latencies are not to be sums. */
    @Nullable
    Frame frame() {
        if (!Boolean.parseBoolean(operators)
                && Stream.of(channels, resolution, classes, cells, width)
                        .anyMatch(size -> size != null && !size.isEmpty())) {
            throw new InvalidInput(
                    "The `channels`, `resolution`, `classes`, `cells` and `width` are those of networks whose `operators` are measured, so they go with `operators=true`.");
        }
        return Boolean.parseBoolean(operators)
                ? new Frame(
                        number("channels", channels),
                        number("resolution", resolution),
                        number("classes", classes),
                        number("cells", cells),
                        number("width", width))
                : null;
    }

    private static int number(String name, @Nullable String given) {
        return given == null || given.isEmpty() ? 0 : (int) Limit.number(name, given, 0, MOST);
    }
}
