package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.text.Amounts;
import dev.espalier.cli.text.Terminal;
import java.util.ArrayList;

/** What came of a race, a table for each problem. */
final class RaceResults {

    private RaceResults() {}

    static void print(JsonNode results, Terminal terminal) {
        for (var contest : Json.items(results.path("contests"))) {
            var track = contest.path("track");
            terminal.out().println();
            terminal.out().println(terminal.bold(Json.text(track, "name")) + facts(contest, track));
            new Listing()
                    .text("METHOD", "method")
                    .number("RANK", standing -> figure(standing, "meanRank", 2))
                    .number("MEDIAN", standing -> figure(standing.path("best"), "median", 3))
                    .text("95 % INTERVAL", RaceResults::interval)
                    .text("MEAN ± SD", standing -> deviation(standing.path("best")))
                    .number("REGRET", standing -> figure(standing, "regret", 3))
                    .number("REACHED", standing -> Json.text(standing, "reached"))
                    .number("AFTER", standing -> figure(standing, "evaluationsToTarget", 0))
                    .text("TEST, MEAN ± SD", RaceResults::tested)
                    .number("THINKING [s]", standing -> figure(standing, "thinkingSeconds", 3))
                    .number("RUNS", "runs")
                    .add(Json.items(contest.path("standings")))
                    .print(terminal);
            duels(contest, terminal);
        }
        terminal.out().println();
    }

    private static String facts(JsonNode contest, JsonNode track) {
        var facts = new ArrayList<String>();
        if (track.path("optimum").isNumber()) {
            facts.add("optimum " + Amounts.decimal(Json.number(track, "optimum"), 3));
        }
        if (track.path("target").isNumber()) {
            facts.add("target " + Amounts.decimal(Json.number(track, "target"), 3));
        }
        facts.add(Amounts.count(Json.whole(contest, "paired"), "seed") + " with every method");
        return "  " + String.join(", ", facts);
    }

    private static void duels(JsonNode contest, Terminal terminal) {
        var sure = Json.items(contest.path("duels")).stream()
                .filter(duel -> Json.number(duel, "holm") < 0.05)
                .map(duel -> {
                    boolean turned = Json.whole(duel, "losses") > Json.whole(duel, "wins");
                    return "%s over %s (p = %s)"
                            .formatted(
                                    Json.text(duel, turned ? "second" : "first"),
                                    Json.text(duel, turned ? "first" : "second"),
                                    Amounts.number(Json.number(duel, "holm")));
                })
                .toList();
        int pairs = Json.items(contest.path("duels")).size();
        terminal.out()
                .println("Sure at 5 %% (Wilcoxon signed-rank by seed, Holm over %d pairs): %s"
                        .formatted(pairs, sure.isEmpty() ? "none" : String.join("; ", sure)));
    }

    private static String figure(JsonNode object, String field, int digits) {
        return object.path(field).isNumber() ? Amounts.decimal(Json.number(object, field), digits) : "";
    }

    private static String interval(JsonNode standing) {
        var best = standing.path("best");
        return best.isObject() ? "%s to %s".formatted(figure(best, "low", 3), figure(best, "high", 3)) : "";
    }

    private static String deviation(JsonNode spread) {
        return spread.isObject() ? "%s ± %s".formatted(figure(spread, "mean", 3), figure(spread, "deviation", 3)) : "";
    }

    private static String tested(JsonNode standing) {
        var reported = new ArrayList<String>();
        standing.path("reported").properties().forEach(test -> reported.add(deviation(test.getValue())));
        return String.join(", ", reported);
    }
}
