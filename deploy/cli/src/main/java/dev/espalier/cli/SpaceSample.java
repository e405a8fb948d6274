package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws architectures from a space. */
@Command(
        name = "sample",
        description = "Draws architectures from a space at random; the same seed draws the same.",
        footer = "  ./espalier space sample nasbench201 --count 3 --seed 7")
final class SpaceSample implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "NAME", description = "The space's name, as in space list.")
    String name = "";

    @Option(names = "--count", paramLabel = "N", description = "How many, 1 to 100 (5 if not told).")
    int count = 5;

    @Option(names = "--seed", paramLabel = "N", description = "What the draw depends on.")
    @Nullable
    Long seed;

    @Mixin
    OutputOption output = new OutputOption();

    SpaceSample(Session session) {
        this.session = session;
    }

    private static Listing listing(List<JsonNode> drawn) {
        var listing = new Listing()
                .text("ARCHITECTURE", "id")
                .figures("MACS [M]", architecture -> millions(architecture, "macs"))
                .figures("PARAMS [M]", architecture -> millions(architecture, "params"));
        // A space without a notation of its own writes the ID again.
        if (drawn.stream()
                .anyMatch(architecture -> !Json.text(architecture, "notation").equals(Json.text(architecture, "id")))) {
            listing.text("NOTATION", "notation");
        }
        return listing.add(drawn);
    }

    private static JsonNode millions(JsonNode architecture, String figure) {
        var value = architecture.path("cost").path(figure);
        return value.isNumber() ? DoubleNode.valueOf(value.asDouble() / 1e6) : Json.NOTHING;
    }

    @Override
    public void run() {
        Arguments.atLeastOne("--count", count);
        var drawn = Json.items(session.server()
                .get(Route.of("spaces", name, "sample").with("count", count).with("seed", seed)));
        output.show(session.terminal(), drawn, () -> listing(drawn).print(session.terminal()));
    }
}
