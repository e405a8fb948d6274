package dev.espalier.evaluate.train;

import dev.espalier.catalogue.Nearest;
import dev.espalier.data.DataSet;
import dev.espalier.data.Split;
import dev.espalier.search.Fidelity;
import dev.espalier.search.Metric;
import dev.espalier.search.SearchProblem;
import dev.espalier.space.Network;
import dev.espalier.space.Op;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.weights.Slots;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Finds what keeps trainings on a data set from serving a problem. */
record TrainCheck(TrainSettings settings, DataSet set) {

    private static final List<String> MEASURES =
            List.of(Metric.VAL_ACCURACY_PCT.name(), "val_loss", "train_loss", "train_seconds", "epochs");

    static String unknown(String dataSet, List<String> known) {
        var hint = Nearest.hint(dataSet, known);
        return "There is no data set (%s); there are %s.%s"
                .formatted(
                        dataSet,
                        String.join(", ", known),
                        hint.isEmpty() ? "\nMaybe add it: ./espalier dataset add." : hint);
    }

    List<String> problems(SearchProblem problem, Optional<SearchSpace> space) {
        var problems = new ArrayList<String>();
        int images = set.count(Split.TRAIN);
        if (images < settings.batch()) {
            problems.add("The batch (%d) must be at most the %d images that the data set (%s) trains on."
                    .formatted(settings.batch(), images, settings.dataset()));
        }
        if (set.count(Split.VALIDATION) == 0) {
            problems.add(
                    "The data set (%s) must have images to validate on, but has none.".formatted(settings.dataset()));
        }
        for (var objective : problem.objectives()) {
            requireKnown(objective.metric(), problems);
        }
        space.ifPresent(known -> requireBuilds(known, problems));
        return problems;
    }

    private static void requireKnown(Metric metric, List<String> problems) {
        boolean cost = metric.equals(Metric.MACS_M) || metric.equals(Metric.PARAMS_M);
        if (metric.device().isEmpty() && !cost && !MEASURES.contains(metric.name())) {
            problems.add("The metric (%s) must be one that training measures to be optimised: %s."
                    .formatted(metric.name(), String.join(", ", MEASURES)));
        }
    }

    private static String strange(Network network) {
        if (!network.transparent()) {
            return "of their operations only the names are known.\nMaybe write what is built: the `network` of the space.";
        }
        boolean words = network.nodes().stream().anyMatch(node -> node.op() instanceof Op.Embedding);
        return words ? "they read words." : "";
    }

    /** One that is drawn stands for all: what keeps one from being built keeps most. */
    private void requireBuilds(SearchSpace space, List<String> problems) {
        var drawn = space.sample(new SplittableRandom(1));
        var strange = strange(space.network(drawn));
        if (!strange.isEmpty()) {
            problems.add("Networks of the space (%s) cannot be trained on images: %s".formatted(space.name(), strange));
            return;
        }
        try {
            Slots.of(space.network(drawn, settings.frame(set, Fidelity.FULL)));
        } catch (IllegalArgumentException e) {
            problems.add("Networks of the space (%s) cannot be trained so: %s".formatted(space.name(), e.getMessage()));
        }
    }
}
