package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Chooses architectures to be measured. */
@Command(
        name = "sample",
        description = {
            "Chooses the architectures of a space whose latencies say most of those of all others, what says most first.",
            "Writes CSV with an empty column latency_ms, to be filled in and given to device calibrate."
        },
        footer = "  ./espalier device sample nasbench201 --count 30 > my-phone.csv")
final class DeviceSample implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "SPACE", description = "The space's name, as in space list.")
    String space = "";

    @Option(names = "--count", paramLabel = "N", description = "How many, 1 to 100 (30 if not told).")
    int count = 30;

    @Option(names = "--seed", paramLabel = "N", description = "What the choice depends on (0 if not told).")
    @Nullable
    Long seed;

    @Mixin
    OutputOption output = new OutputOption();

    DeviceSample(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Arguments.atLeastOne("--count", count);
        var chosen = Json.items(session.server()
                .get(Route.of("spaces", space, "worth-measuring")
                        .with("count", count)
                        .with("seed", seed)));
        var terminal = session.terminal();
        output.show(terminal, chosen, () -> {
            terminal.print("architecture,latency_ms,notation");
            chosen.forEach(architecture -> terminal.print(row(architecture)));
        });
    }

    private static String row(JsonNode architecture) {
        return "%s,,%s".formatted(Json.text(architecture, "id"), quoted(Json.text(architecture, "notation")));
    }

    private static String quoted(String text) {
        return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
