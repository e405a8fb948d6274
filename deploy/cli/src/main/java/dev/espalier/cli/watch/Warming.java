package dev.espalier.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.text.Amounts;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a method trains before its first round, read from the server's JSON. */
public record Warming(JsonNode warmup) {

    /** That of an experiment which is not warmed up yet; empty where its method has told nothing. */
    public static Optional<Warming> of(JsonNode experiment) {
        var warmup = experiment.path("warmup");
        return experiment.path("warmedUp").asBoolean() || !warmup.isObject()
                ? Optional.empty()
                : Optional.of(new Warming(warmup));
    }

    /** How much of it is done, 0 to 1. */
    double share() {
        return (double) Json.whole(warmup, "done") / Math.max(1, Json.whole(warmup, "whole"));
    }

    /** {@code 4000/20000 steps}. */
    String progress() {
        return "%d/%d %s".formatted(Json.whole(warmup, "done"), Json.whole(warmup, "whole"), Json.text(warmup, "unit"));
    }

    /** {@code warm-up 20 %}. */
    public String brief() {
        return "warm-up %s %%".formatted(Amounts.decimal(100 * share(), 0));
    }

    /** All that is known of it: {@code 4000/20000 steps, 99.3 % of the graphs it draws are cells, ready in 35 s}. */
    public String words(Instant now) {
        double remaining = remainingSeconds(now);
        var note = Json.text(warmup, "note");
        return progress()
                + (note.isEmpty() ? "" : ", " + note)
                + (Double.isNaN(remaining) ? "" : ", ready in " + Amounts.span(remaining));
    }

    /** NaN while nobody can say. */
    double remainingSeconds(Instant now) {
        try {
            var left = Duration.between(now, Instant.parse(Json.text(warmup, "endsAt")));
            return left.isPositive() ? left.toMillis() / 1e3 : Double.NaN;
        } catch (DateTimeException e) {
            return Double.NaN;
        }
    }
}
