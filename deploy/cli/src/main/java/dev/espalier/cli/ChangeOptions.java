package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.cli.server.Failure;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.text.Amounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What may differ after a change or in a fork: budget, limits, concurrency. */
final class ChangeOptions {

    @Option(names = "--budget-trials", paramLabel = "N", description = "Trials it may spend in all.")
    @Nullable
    Integer trials;

    @Option(
            names = "--budget-gpu-time",
            paramLabel = "TIME",
            description = "GPU time it may spend in all: '90 min', '40 h', '3 d'.")
    @Nullable
    String gpuTime;

    @Option(
            names = "--at-most",
            paramLabel = "METRIC=VALUE",
            description = "A limit with its unit: 'latency_ms@pixel3=3 ms'. Replaces that metric's limit; the others"
                    + " stay. May be repeated.")
    List<String> atMost = List.of();

    @Option(names = "--no-limit", paramLabel = "METRIC", description = "Takes a metric's limit away. May be repeated.")
    List<String> noLimit = List.of();

    @Option(names = "--concurrency", paramLabel = "N", description = "Evaluations under way at once.")
    @Nullable
    Integer concurrency;

    boolean none() {
        return trials == null && gpuTime == null && concurrency == null && atMost.isEmpty() && noLimit.isEmpty();
    }

    /** What was given, as a person reads it: {@code latency_ms@pixel3 <= 4 ms, 600 trials}. */
    String words() {
        var words = new ArrayList<String>();
        noLimit.forEach(metric -> words.add("no limit on " + metric));
        atMost.forEach(limit -> words.add(metric(limit) + " <= " + value(limit)));
        if (trials != null) {
            words.add(Amounts.count(trials, "trial"));
        }
        if (gpuTime != null) {
            words.add(gpuTime + " of GPU time");
        }
        if (concurrency != null) {
            words.add("concurrency " + concurrency);
        }
        return String.join(", ", words);
    }

    /** Only what was given, as the server expects it. */
    ObjectNode body(JsonNode experiment) {
        var body = Json.object();
        if (trials != null) {
            body.withObject("/budget").put("trials", trials);
        }
        if (gpuTime != null) {
            body.withObject("/budget").put("gpuTime", gpuTime);
        }
        if (!atMost.isEmpty() || !noLimit.isEmpty()) {
            var constraints = body.putArray("constraints");
            limits(Json.texts(experiment.path("constraints"))).values().forEach(constraints::add);
        }
        if (concurrency != null) {
            body.put("concurrency", concurrency);
        }
        return body;
    }

    private Map<String, String> limits(List<String> present) {
        var limits = new LinkedHashMap<String, String>();
        present.forEach(limit -> limits.put(metric(limit), limit));
        for (var metric : noLimit) {
            if (limits.remove(metric) == null) {
                throw new Failure("The experiment has no limit on %s to take away; it has %s."
                        .formatted(metric, limits.isEmpty() ? "none" : String.join(", ", limits.keySet())));
            }
        }
        atMost.forEach(limit -> limits.put(metric(limit), metric(limit) + " <= " + value(limit)));
        return limits;
    }

    /** Whether what was given has the right form, before the server is asked for anything. */
    void check() {
        for (var limit : atMost) {
            if (limit.indexOf('=') < 0
                    || metric(limit).isEmpty()
                    || value(limit).isEmpty()) {
                throw new Misuse("The --at-most (%s) must be a metric and its limit, like 'latency_ms@pixel3=3 ms'."
                        .formatted(limit));
            }
        }
    }

    private static String value(String limit) {
        return limit.substring(limit.indexOf('=') + 1).strip();
    }

    /** What stands before the sign: {@code latency_ms@pixel3} of {@code latency_ms@pixel3 <= 5 ms}. */
    private static String metric(String limit) {
        var before = limit.substring(0, Math.max(0, limit.indexOf('='))).strip();
        return before.endsWith("<") ? before.substring(0, before.length() - 1).strip() : before;
    }
}
