package dev.espalier.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.text.Amounts;
import dev.espalier.cli.text.MetricName;
import java.util.Optional;
import java.util.Set;

/** Where an experiment stands, read from the server's JSON. */
public record Standing(JsonNode experiment, UnderWay underWay) {

    private static final Set<String> ENDED = Set.of("finished", "stopped", "failed");

    /** While nobody asks for what is under way. */
    public Standing(JsonNode experiment) {
        this(experiment, UnderWay.NOTHING);
    }

    public String id() {
        return Json.text(experiment, "id");
    }

    public String status() {
        return Json.text(experiment, "status");
    }

    public boolean ended() {
        return ENDED.contains(status());
    }

    /** Its warm-up, while that is not done. */
    Optional<Warming> warming() {
        return Warming.of(experiment);
    }

    long trials() {
        return Json.whole(experiment, "trials");
    }

    /** How many are closed. */
    long rounds() {
        return Json.whole(experiment, "rounds");
    }

    /** The round that it is in, from 1; of one that has ended, its last. */
    long round() {
        return ended() ? rounds() : rounds() + 1;
    }

    long gpuSeconds() {
        return Json.whole(experiment, "gpuSeconds");
    }

    /** NaN when the budget does not count trials. */
    double budgetTrials() {
        return Json.number(experiment.path("budget"), "trials");
    }

    /** NaN when the budget does not count GPU time. */
    double budgetGpuSeconds() {
        return GpuTime.seconds(experiment.path("budget").path("gpuTime"));
    }

    /** How much of the budget is spent, by the part that is spent furthest; 0 to 1. */
    double share() {
        double trials = (double) trials() / budgetTrials();
        double time = (double) gpuSeconds() / budgetGpuSeconds();
        double further = Double.isNaN(trials) ? time : Double.isNaN(time) ? trials : Math.max(trials, time);
        return Double.isNaN(further) ? 0 : Math.clamp(further, 0, 1);
    }

    /** The trial of the best value, or nothing while there is none. */
    String bestTrial() {
        return Json.text(experiment.path("best"), "trial");
    }

    /** {@code val_accuracy 91.52 %}; with several objectives the size of the front; nothing before the first. */
    public String best() {
        var best = experiment.path("best");
        if (best.hasNonNull("value")) {
            var metric = new MetricName(Json.text(best, "metric"));
            return metric.plain() + " " + metric.value(best.path("value").asDouble());
        }
        long front = Json.whole(experiment, "front");
        return front == 0 ? "" : "front of " + front;
    }

    /** {@code 192/300 trials}. */
    String progress() {
        double budget = budgetTrials();
        return Double.isNaN(budget)
                ? Amounts.count(trials(), "trial")
                : trials() + "/" + Amounts.count((long) budget, "trial");
    }
}
