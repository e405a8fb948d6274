package dev.espalier.worker;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.hardware.Latency;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.method.Screen;
import dev.espalier.method.SearchMethod;
import dev.espalier.search.Experiment;
import dev.espalier.search.Metric;
import dev.espalier.setting.Settings;
import dev.espalier.space.SearchSpace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Finds everything that keeps an experiment from running, before anything is spent. */
final class Check {

    /** How all groups of a round ended is one message, which must stay small; so must a round's history. */
    private static final int GROUPS = 256;

    private final Registry registry;
    private final Devices devices;
    private final Shelf shelf;
    private final Minds minds;

    Check(Registry registry, Devices devices, Shelf shelf, Minds minds) {
        this.registry = registry;
        this.devices = devices;
        this.shelf = shelf;
        this.minds = minds;
    }

    List<String> problems(Experiment experiment) {
        var problems = new ArrayList<String>();
        var space = shelf.space(experiment.problem().space());
        if (space.isEmpty()) {
            problems.add(unknown(
                    "space",
                    experiment.problem().space(),
                    shelf.spaces().stream().map(SearchSpace::name).toList()));
        }
        method(experiment, space, problems);
        screen(experiment, problems);
        evaluator(experiment, problems);
        metrics(experiment, space, problems);
        experiment.measureOn().forEach(device -> device(device, problems));
        if (problems.isEmpty()) {
            problems.addAll(minds.impossible(experiment));
        }
        return problems;
    }

    private static String unknown(String kind, String name, Collection<String> known) {
        return "There is no %s (%s); there are %s.".formatted(kind, name, String.join(", ", known));
    }

    private void method(Experiment experiment, Optional<SearchSpace> space, List<String> problems) {
        var name = experiment.method().name();
        var method = registry.method(name);
        if (method.isEmpty()) {
            problems.add(unknown(
                    "method",
                    name,
                    registry.methods().stream()
                            .map(known -> known.info().name())
                            .toList()));
            return;
        }
        problems.addAll(problems(method.get(), experiment, space));
    }

    private static <P extends Record> List<String> problems(
            SearchMethod<P, ?> method, Experiment experiment, Optional<SearchSpace> space) {
        try {
            var name = "method " + experiment.method().name();
            var params = Settings.parse(
                    name, method.info().params(), experiment.method().settings());
            return space.map(known -> method.problems(experiment.problem(), known, params))
                    .orElse(List.of());
        } catch (InvalidInput e) {
            return e.problems();
        }
    }

    private static void screen(Experiment experiment, List<String> problems) {
        var screen = experiment.screen();
        if (screen == null) {
            return;
        }
        if (Screen.of(screen.name()).isEmpty()) {
            problems.add(unknown("screen", screen.name(), Screen.words()));
            return;
        }
        try {
            Minds.screenParams(experiment);
        } catch (InvalidInput e) {
            problems.addAll(e.problems());
        }
    }

    private void evaluator(Experiment experiment, List<String> problems) {
        var name = experiment.evaluator().name();
        if (registry.evaluator(name).isEmpty()) {
            problems.add(unknown(
                    "evaluator",
                    name,
                    registry.evaluators().stream()
                            .map(known -> known.info().name())
                            .toList()));
            return;
        }
        try {
            var evaluation = minds.evaluation(experiment);
            problems.addAll(evaluation.problems());
            groups(experiment, evaluation.groupSize(), problems);
            if (problems.isEmpty()) {
                problems.addAll(minds.unforeseen(experiment));
            }
        } catch (InvalidInput e) {
            problems.addAll(e.problems());
        }
    }

    private static void groups(Experiment experiment, int groupSize, List<String> problems) {
        int groups = Math.ceilDiv(experiment.batch(), Math.max(1, groupSize));
        if (groups > GROUPS) {
            problems.add(
                    "The batch (%d) would be evaluated in %d groups, which must be at most %d.\nMaybe use smaller batches: there can be as many rounds as you like."
                            .formatted(experiment.batch(), groups, GROUPS));
        }
    }

    private void metrics(Experiment experiment, Optional<SearchSpace> space, List<String> problems) {
        for (var objective : experiment.problem().objectives()) {
            if (objective.metric().name().startsWith("test_")) {
                problems.add(
                        "The objective (%s) would let test results leak into the search.\nMaybe optimise val_%s; the test figure is reported with each trial."
                                .formatted(
                                        objective.metric().name(),
                                        objective.metric().name().substring("test_".length())));
            }
        }
        for (var metric : experiment.problem().metrics()) {
            latency(experiment, metric, space, problems);
        }
    }

    private void latency(Experiment experiment, Metric metric, Optional<SearchSpace> space, List<String> problems) {
        if (metric.device().isEmpty() || known(experiment, metric)) {
            return;
        }
        var model = devices.find(metric.device());
        if (model.isEmpty()) {
            problems.add(unknown("device", metric.device(), devices.names()));
        } else if (model.get().source() == Latency.Source.MEASURED
                && !experiment.measureOn().contains(metric.device())) {
            problems.add("The metric %s must be measured.\nMaybe add measure_on: [%s]."
                    .formatted(metric.name(), metric.device()));
        } else if (space.isPresent() && isStrange(model.get(), space.get())) {
            problems.add("The device (%s) predicts no latency of the space (%s): %s"
                    .formatted(metric.device(), space.get().name(), model.get().provenance()));
        }
    }

    /** Tables may hold a small part of a space; what predicts knows all of it or none. */
    private static boolean isStrange(LatencyModel model, SearchSpace space) {
        return model.source() == Latency.Source.PREDICTED && !model.knows(space.sample(new SplittableRandom(0)));
    }

    /** A table may bring a device of its own. */
    private boolean known(Experiment experiment, Metric metric) {
        var table = experiment.evaluator().settings().get("table");
        return table != null
                && shelf.find(table.toString())
                        .filter(found -> found.info().metrics().contains(metric.name()))
                        .isPresent();
    }

    private void device(String name, List<String> problems) {
        var model = devices.find(name);
        if (devices.measures(name)) {
            return;
        }
        if (model.isEmpty()) {
            problems.add(unknown("device", name, devices.names())
                    + "\nMaybe let the machine that it is the processor of serve it: ./espalier worker --queues device."
                    + name);
        } else {
            problems.add(
                    "The device (%s) is known by %s and cannot be measured on.\nMaybe leave it out of measure_on: its latency is known anyway."
                            .formatted(name, model.get().source() == Latency.Source.LOOKUP ? "look-up" : "prediction"));
        }
    }
}
