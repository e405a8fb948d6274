package dev.espalier.evaluate.train;

import dev.espalier.data.DataSet;
import dev.espalier.data.ShownImages;
import dev.espalier.evaluate.Optimised;
import dev.espalier.search.Fidelity;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.SearchProblem;
import dev.espalier.space.Frame;
import dev.espalier.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Finds what keeps trainings on a data set from serving a problem. */
record TrainCheck(TrainSettings settings, DataSet set) {

    private static final List<String> MEASURES =
            List.of(Metric.VAL_ACCURACY_PCT.name(), "val_loss", "train_loss", "train_seconds", "epochs");

    List<String> problems(Optional<SearchSpace> space) {
        var problems = new ArrayList<String>();
        ShownImages.tooFew(set, settings.dataset(), "batch", settings.batch()).ifPresent(problems::add);
        ShownImages.unvalidated(set, settings.dataset()).ifPresent(problems::add);
        space.ifPresent(known -> requireBuilds(known, problems));
        return problems;
    }

    /** What is to be optimised and is not measured, whatever the data set. */
    static List<String> unmeasured(SearchProblem problem) {
        return problem.objectives().stream()
                .map(Objective::metric)
                .filter(metric -> !Optimised.knows(metric, MEASURES))
                .map(metric -> "The metric (%s) must be one that training measures to be optimised: %s"
                        .formatted(metric.name(), Optimised.choices(metric, MEASURES)))
                .toList();
    }

    private void requireBuilds(SearchSpace space, List<String> problems) {
        var frame = settings.frame(set, Fidelity.FULL);
        var unbuilt = ShownImages.unbuilt(space, frame, "trained");
        unbuilt.ifPresent(problems::add);
        if (unbuilt.isEmpty() && settings.auxiliary() > 0 && !isTaught(space, frame)) {
            problems.add("The auxiliary (%s) must be 0: networks of the space (%s) have no second classifier."
                    .formatted(settings.auxiliary(), space.name()));
        }
    }

    /** One that is drawn stands for all. */
    private static boolean isTaught(SearchSpace space, Frame frame) {
        return !space.network(space.sample(new SplittableRandom(1)), frame)
                .auxiliary()
                .isEmpty();
    }
}
