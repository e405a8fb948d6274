package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.text.Amounts;
import dev.espalier.cli.text.Times;
import dev.espalier.cli.watch.Standing;
import dev.espalier.cli.watch.UnderWay;
import dev.espalier.cli.watch.Warming;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Describes an experiment. */
@Command(
        name = "describe",
        description = "Describes an experiment: what it searches, where it stands, what it found.",
        footer = {
            "  ./espalier experiment describe first-search",
            "  ./espalier experiment describe first-search -o json | jq .stateSha256"
        })
final class ExperimentDescribe implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "ID", description = Ids.DESCRIPTION)
    String id = "";

    @Mixin
    OutputOption output = new OutputOption();

    ExperimentDescribe(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var experiment = Experiments.find(session.server(), id);
        output.show(session.terminal(), experiment, () -> details(experiment).print(session.terminal()));
    }

    private Details details(JsonNode experiment) {
        return progress(problem(experiment), experiment)
                .line("crashes", Crashes.of(session.server(), experiment))
                .line("seed", Json.text(experiment, "seed"))
                .line("state SHA-256", Json.text(experiment, "stateSha256"))
                .line("forked from", fork(experiment.path("fork")))
                .line("labels", labels(experiment.path("labels")))
                .line("created", Times.local(Json.text(experiment, "createdAt")))
                .line("started", Times.local(Json.text(experiment, "startedAt")))
                .line("ended", Times.local(Json.text(experiment, "endedAt")))
                .line("page", Outcomes.page(session.server(), experiment));
    }

    private static Details problem(JsonNode experiment) {
        return new Details()
                .line("ID", Json.text(experiment, "id"))
                .line("name", Json.text(experiment, "name"))
                .line("status", status(experiment))
                .line("space", Json.text(experiment, "space"))
                .line("objectives", String.join(", ", Json.texts(experiment.path("objectives"))))
                .line("constraints", String.join(", ", Json.texts(experiment.path("constraints"))))
                .line("method", component(experiment, "method"))
                .line("evaluator", component(experiment, "evaluator"));
    }

    private String underWay(JsonNode experiment) {
        return new Standing(experiment).ended()
                ? ""
                : UnderWay.of(session.server(), Json.text(experiment, "id")).counted();
    }

    private Details progress(Details details, JsonNode experiment) {
        var budget = experiment.path("budget");
        return details.line("warm-up", warmUp(experiment))
                .line("trials", counts(experiment))
                .line("under way", underWay(experiment))
                .line("rounds", Json.text(experiment, "rounds"))
                .line(
                        "budget",
                        Stream.of(
                                        suffixed(Json.text(budget, "trials"), " trials"),
                                        suffixed(Json.text(budget, "gpuTime"), " of GPU time"))
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(" or ")))
                .line("GPU time", Amounts.gpuHours(Json.whole(experiment, "gpuSeconds")))
                .line("best", new Standing(experiment).best())
                .line("best trial", Json.text(experiment.path("best"), "trial"))
                .line("front", suffixed(Json.text(experiment, "front"), " trials"));
    }

    private static String warmUp(JsonNode experiment) {
        var warmup = experiment.path("warmup");
        return warmup.isObject() ? new Warming(warmup).words(Instant.now()) : "";
    }

    private static String status(JsonNode experiment) {
        var reason = Json.text(experiment, "reason");
        return Json.text(experiment, "status") + (reason.isEmpty() ? "" : ": " + reason);
    }

    private static String counts(JsonNode experiment) {
        return Json.whole(experiment, "trials")
                + Stream.of("failed", "infeasible", "repeated")
                        .filter(count -> Json.whole(experiment, count) > 0)
                        .map(count -> Json.whole(experiment, count) + " " + count)
                        .collect(Collectors.joining(", ", " (", ")"))
                        .replace(" ()", "");
    }

    /** The method or the evaluator with its settings, as the file has it. */
    private static String component(JsonNode experiment, String kind) {
        var file = experiment.path("file").path(kind);
        if (!file.isObject()) {
            return Json.text(experiment, kind);
        }
        return Json.text(file, "name")
                + file.properties().stream()
                        .filter(setting -> !setting.getKey().equals("name"))
                        .map(setting ->
                                setting.getKey() + "=" + setting.getValue().asText())
                        .collect(Collectors.joining(", ", " (", ")"))
                        .replace(" ()", "");
    }

    private static String fork(JsonNode fork) {
        return fork.isObject()
                ? "%s after round %s".formatted(Json.text(fork, "parent"), Json.text(fork, "round"))
                : "";
    }

    private static String labels(JsonNode labels) {
        return labels.properties().stream()
                .map(label -> label.getKey() + "=" + label.getValue().asText())
                .collect(Collectors.joining(", "));
    }

    private static String suffixed(String text, String suffix) {
        return text.isEmpty() ? "" : text + suffix;
    }
}
