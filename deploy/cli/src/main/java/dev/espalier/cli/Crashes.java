package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.server.Server;
import dev.espalier.cli.text.Amounts;
import dev.espalier.cli.text.Times;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What died while it carried an experiment, and what that cost. */
final class Crashes {

    private static final Set<String> KINDS = Set.of("recovered", "rerun");
    private static final int LOOKED_THROUGH = 10_000;
    private static final int MOST = 20;

    private Crashes() {}

    /** A line of sums, then two lines for each, the newest first; empty when nothing died. */
    static String of(Server server, JsonNode experiment) {
        long crashes = Json.whole(experiment, "crashes");
        long lost = Json.whole(experiment, "lostSeconds");
        if (crashes == 0 && lost == 0) {
            return "";
        }
        var id = Json.text(experiment, "id");
        var events = Pages.of(server, LOOKED_THROUGH, () -> Route.of("experiments", id, "history")).items().stream()
                .filter(event -> KINDS.contains(Json.text(event, "kind")))
                .toList();
        return Stream.of(
                        Stream.of("%d survived, %s of work repeated".formatted(crashes, Amounts.span(lost))),
                        events.stream().limit(MOST).map(Crashes::lines),
                        more(events))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> more(List<JsonNode> events) {
        return events.size() > MOST ? Stream.of("%d earlier".formatted(events.size() - MOST)) : Stream.empty();
    }

    private static String lines(JsonNode event) {
        var figures = Stream.of(
                        figure(event, "kept", "%d trials kept"),
                        span(event, "lostSeconds", "%s of work lost"),
                        span(event, "heldUpSeconds", "nothing went on for %s"))
                .filter(figure -> !figure.isEmpty())
                .collect(Collectors.joining(", "));
        return "%s  %s%s\n  %s"
                .formatted(
                        Times.local(Json.text(event, "at")),
                        Json.text(event, "title"),
                        figures.isEmpty() ? "" : ": " + figures,
                        Json.text(event, "detail"));
    }

    private static String figure(JsonNode event, String name, String words) {
        long figure = Json.whole(event, name);
        return figure == 0 ? "" : words.formatted(figure);
    }

    private static String span(JsonNode event, String name, String words) {
        long seconds = Json.whole(event, name);
        return seconds == 0 ? "" : words.formatted(Amounts.span(seconds));
    }
}
