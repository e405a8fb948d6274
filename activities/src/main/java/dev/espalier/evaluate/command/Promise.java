package dev.espalier.evaluate.command;

import dev.espalier.evaluate.Optimised;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.SearchProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a command promises to measure, and whether it kept to that. */
final class Promise {

    private Promise() {}

    static List<String> metrics(CommandSettings settings) {
        return Arrays.stream(settings.measures().strip().split("[\\s,]+")).toList();
    }

    /** What keeps the promise from serving a problem, each in one sentence. */
    static List<String> problems(CommandSettings settings, SearchProblem problem) {
        var problems = new ArrayList<String>();
        for (var name : metrics(settings)) {
            refusal(name).ifPresent(reason -> problems.add("The `measures` (%s): %s".formatted(name, reason)));
        }
        if (!problems.isEmpty()) {
            return problems;
        }
        for (var metric : problem.metrics()) {
            if (!Optimised.knows(metric, metrics(settings))) {
                problems.add(
                        "The command promises %s, but the experiment asks for %s.\nMaybe measure it, and name it in `measures`."
                                .formatted(String.join(", ", metrics(settings)), metric.name()));
            }
        }
        return problems;
    }

    private static Optional<String> refusal(String name) {
        try {
            new Metric(name);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Whether a name can be a metric's. */
    static boolean isMetric(String name) {
        return refusal(name).isEmpty();
    }

    /** What is wrong with measures that were told, in one sentence; empty when nothing is. */
    static String broken(Map<String, Double> told, List<String> promised) {
        var missing =
                promised.stream().filter(metric -> !told.containsKey(metric)).toList();
        return told.entrySet().stream()
                .flatMap(measure -> wrong(measure.getKey(), measure.getValue()))
                .findFirst()
                .orElseGet(() -> missing.isEmpty()
                        ? ""
                        : "The measures of the command must hold %s; it told %s."
                                .formatted(
                                        String.join(" and ", missing),
                                        told.isEmpty() ? "nothing" : String.join(", ", told.keySet())));
    }

    private static Stream<String> wrong(String name, double value) {
        var refusal = refusal(name);
        if (refusal.isPresent()) {
            return refusal.stream();
        }
        if (!Double.isFinite(value)) {
            return Stream.of("The measure %s (%s) of the command must be a finite number.".formatted(name, value));
        }
        boolean percent = new Metric(name).quantity().endsWith("_pct");
        return percent && (value < 0 || value > 100)
                ? Stream.of("The measure %s (%s) of the command must be from 0 to 100, as its name says."
                        .formatted(name, value))
                : Stream.empty();
    }

    static Measures kept(Map<String, Double> told) {
        return new Measures(new TreeMap<>(told));
    }
}
