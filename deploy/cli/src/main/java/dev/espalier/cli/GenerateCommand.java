package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.text.Amounts;
import dev.espalier.cli.text.MetricName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks a generator that an experiment has trained for architectures. */
@Command(
        name = "generate",
        description = {
            "Asks what an experiment has learned for architectures of at most some cost.",
            "The method must be one that learns to answer, as sgnas does. Its search is not touched, and nothing is trained: an"
                    + " answer takes milliseconds. With --train the answers are trained from scratch, as a new experiment."
        },
        footer = {
            "  ./espalier generate sgnas-small --at-most 'macs_m=12' --count 5",
            "  ./espalier generate sgnas-small --sweep 8..14/1",
            "  ./espalier generate sgnas-small --at-most 'macs_m=12' --count 5 --train"
        })
final class GenerateCommand implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "ID", description = Ids.DESCRIPTION)
    String id = "";

    @Option(
            names = "--at-most",
            paramLabel = "METRIC=VALUE",
            description = "The cost, in the unit of the metric: 'latency_ms@this-cpu=3.5'.")
    @Nullable
    String atMost;

    @Option(
            names = "--sweep",
            paramLabel = "FROM..TO/STEP",
            description = "Many costs, in the unit of the metric that the method answers: 270..450/10.")
    @Nullable
    String sweep;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "Different architectures for each cost, 1 to 100 (1 if not told).")
    @Nullable
    Integer count;

    @Option(names = "--train", description = "Trains the answers from scratch, as a new experiment.")
    boolean train;

    @Mixin
    OutputOption output = new OutputOption();

    GenerateCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        check();
        var server = session.server();
        var experiment = Experiments.find(server, id);
        var answers = server.get(question(Json.text(experiment, "id")));
        if (train) {
            var training = server.postOnce(
                    Route.of("experiments"),
                    UUID.randomUUID().toString(),
                    "application/json",
                    Json.pretty(FromScratch.of(experiment, architectures(answers)))
                            .getBytes(StandardCharsets.UTF_8));
            output.show(session.terminal(), training, () -> begun(training));
        } else {
            output.show(session.terminal(), answers, () -> table(answers));
        }
    }

    /** Whether what was given has the right form, before the server is asked for anything. */
    private void check() {
        if ((atMost == null) == (sweep == null)) {
            throw new Misuse(
                    "There must be either --at-most or --sweep.\nMaybe --at-most 'macs_m=320' or --sweep 270..450/10");
        }
        if (atMost != null && !atMost.matches("[^=<]+<?=.+")) {
            throw new Misuse("The --at-most (%s) must be a metric and a cost, like 'macs_m=320'.".formatted(atMost));
        }
    }

    private Route question(String experiment) {
        var route = Route.of("experiments", experiment, "answers").with("count", count);
        if (atMost == null) {
            return route.with("atMost", sweep);
        }
        var parts = atMost.split("<?=", 2);
        return route.with("metric", parts[0].strip()).with("atMost", parts[1].strip());
    }

    private static Set<String> architectures(JsonNode answers) {
        return all(answers).stream()
                .map(answer -> Json.text(answer, "architecture"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** All answers, each with the cost that was asked for. */
    private static List<JsonNode> all(JsonNode answers) {
        var all = new ArrayList<JsonNode>();
        for (var answered : Json.items(answers)) {
            for (var answer : Json.items(answered.path("architectures"))) {
                all.add(((ObjectNode) answer).set("atMost", answered.path("atMost")));
            }
        }
        return all;
    }

    private void begun(JsonNode training) {
        var trained = Json.text(training, "id");
        session.terminal()
                .print("Trains %s from scratch as %s.\nWatch it: ./espalier experiment watch %s"
                        .formatted(
                                Amounts.count(
                                        Json.whole(training.path("file").path("budget"), "trials"), "architecture"),
                                trained,
                                trained));
    }

    private void table(JsonNode answers) {
        new Listing()
                .number("AT MOST", "atMost")
                .number(new MetricName(Json.text(answers, "metric")).head(), "cost")
                .number("INHERITED ACCURACY [%]", "inheritedAccuracyPct")
                .text("ARCHITECTURE", GenerateCommand::name)
                .add(all(answers))
                .print(session.terminal());
    }

    private static String name(JsonNode answer) {
        var notation = Json.text(answer, "notation");
        return notation.isEmpty() ? Json.text(answer, "architecture") : notation;
    }
}
