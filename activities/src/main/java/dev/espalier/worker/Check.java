package dev.espalier.worker;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.catalogue.Nearest;
import dev.espalier.method.Screen;
import dev.espalier.method.SearchMethod;
import dev.espalier.search.Experiment;
import dev.espalier.setting.Settings;
import dev.espalier.space.SearchSpace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

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
        objectives(experiment, problems);
        problems.addAll(new DeviceCheck(devices, shelf).problems(experiment, space));
        if (problems.isEmpty()) {
            problems.addAll(minds.impossible(experiment));
        }
        if (problems.isEmpty()) {
            problems.addAll(minds.of(experiment).problems());
        }
        return problems;
    }

    static String unknown(String kind, String name, Collection<String> known) {
        return unknown(kind, name, known, "");
    }

    /** @param otherwise a way out where no known name is near */
    static String unknown(String kind, String name, Collection<String> known, String otherwise) {
        var hint = Nearest.hint(name, known);
        return "There is no %s (%s); there are %s.%s"
                .formatted(kind, name, String.join(", ", known), hint.isEmpty() ? otherwise : hint);
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

    private static void objectives(Experiment experiment, List<String> problems) {
        for (var objective : experiment.problem().objectives()) {
            if (objective.metric().name().startsWith("test_")) {
                problems.add(
                        "The objective (%s) would let test results leak into the search.\nMaybe optimise val_%s; the test figure is reported with each trial."
                                .formatted(
                                        objective.metric().name(),
                                        objective.metric().name().substring("test_".length())));
            }
        }
    }
}
