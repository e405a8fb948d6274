package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.text.Amounts;
import dev.espalier.cli.text.MetricName;
import dev.espalier.cli.text.Times;
import java.util.StringJoiner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Describes one trial. */
@Command(
        name = "describe",
        description = "Describes a trial: its architecture, where it came from, and every measure with its source.",
        footer = "  ./espalier trial describe first-search 12-3")
final class TrialDescribe implements Runnable {

    private final Session session;

    @Parameters(index = "0", paramLabel = "ID", description = Ids.DESCRIPTION)
    String id = "";

    @Parameters(index = "1", paramLabel = "TRIAL", description = "The trial's ID, as in trial list.")
    String trial = "";

    @Mixin
    OutputOption output = new OutputOption();

    TrialDescribe(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var server = session.server();
        var answer = server.get(Route.of("experiments", Experiments.id(server, id), "trials", trial));
        output.show(session.terminal(), answer, () -> details(answer).print(session.terminal()));
    }

    private static Details details(JsonNode trial) {
        var details = new Details()
                .line("trial", Json.text(trial, "id"))
                .line("experiment", Json.text(trial, "experiment"))
                .line("round", Json.text(trial, "round"))
                .line("status", Json.text(trial, "status"))
                .line("error", Json.text(trial, "error"))
                .line("architecture", Json.text(trial, "architecture"))
                .line("notation", notation(trial))
                .line("origin", Json.text(trial, "origin"))
                .line("parents", String.join(", ", Json.texts(trial.path("parents"))))
                .line("GPU time", Amounts.span(Json.whole(trial, "gpuSeconds")))
                .line("repeated", trial.path("repeated").asBoolean() ? "yes, its result was known" : "")
                .line("on the front", trial.path("onFront").asBoolean() ? "yes" : "no")
                .line("expected", expected(trial.path("expected")))
                .line("trained", reached(trial.path("reached")))
                .line(running(trial) ? "begun" : "recorded", Times.local(Json.text(trial, "recordedAt")));
        trial.path("measures").fieldNames().forEachRemaining(metric -> {
            if (!new MetricName(metric).isDeviation()) {
                details.line(new MetricName(metric).plain(), value(metric, trial));
            }
        });
        trial.path("provenance")
                .properties()
                .forEach(entry -> details.line(
                        new MetricName(entry.getKey()).plain() + " from",
                        entry.getValue().asText()));
        return details.line("log", Json.text(trial, "log").stripTrailing());
    }

    private static boolean running(JsonNode trial) {
        return Json.text(trial, "status").equals("running");
    }

    /** How far its training is or was, and what it had reached: nothing where it tells nothing. */
    private static String reached(JsonNode reached) {
        if (!reached.isObject()) {
            return "";
        }
        var of = reached.path("of").asDouble() > 0
                ? " of " + Amounts.number(reached.path("of").asDouble())
                : "";
        var measures = new StringJoiner(", ");
        reached.path("measures")
                .properties()
                .forEach(measure -> measures.add("%s %s %s"
                        .formatted(
                                new MetricName(measure.getKey()).plain(),
                                Amounts.number(measure.getValue().asDouble()),
                                new MetricName(measure.getKey()).unit())
                        .strip()));
        return "%s%s %s%s"
                .formatted(
                        Amounts.number(reached.path("at").asDouble()),
                        of,
                        Json.text(reached, "unit"),
                        measures.length() == 0 ? "" : ": " + measures);
    }

    /** Nothing where no screen expected anything. */
    private static String expected(JsonNode expected) {
        if (!expected.isObject()) {
            return "";
        }
        var score = "score %s ± %s"
                .formatted(Listing.figure(expected.path("mean")), Listing.figure(expected.path("deviation")));
        var figure = Listing.figure(expected.path("figure"));
        return (figure.isEmpty() ? score : figure + ", " + score)
                + (expected.path("audited").asBoolean() ? ", audited" : "");
    }

    /** Nothing where the space has none of its own. */
    private static String notation(JsonNode trial) {
        var notation = Json.text(trial, "notation");
        return notation.equals(Json.text(trial, "architecture")) ? "" : notation;
    }

    private static String value(String metric, JsonNode trial) {
        var source = Json.text(trial.path("sources"), metric).replace("lookup", "look-up");
        var value = Listing.measure(metric, trial.path("measures")) + " " + new MetricName(metric).unit();
        return value.strip() + (source.isEmpty() ? "" : " (" + source + ")");
    }
}
