package dev.espalier.control;

import dev.espalier.catalogue.Answerer;
import dev.espalier.catalogue.Answerer.Answer;
import dev.espalier.catalogue.Answerer.Reach;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.search.Metric;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks what the methods of experiments have learned, beside their searches. */
@Singleton
public final class Inquiries {

    private final Instance<Answerer> answerer;

    Inquiries(Instance<Answerer> answerer) {
        this.answerer = answerer;
    }

    /**
     * The answers to one cost.
     *
     * @param answers none above it, the most promising first
     */
    public record Answered(double cost, List<Answer> answers) {

        public Answered {
            answers = List.copyOf(answers);
        }
    }

    /** What can be asked of an experiment; nothing where its method answers nothing, or cannot be asked any more. */
    public Optional<Reach> reach(ExperimentView experiment) {
        var checkpoint = experiment.checkpoint();
        if (checkpoint == null) {
            return Optional.empty();
        }
        try {
            return answerer.get().reach(experiment.experiment(), checkpoint);
        } catch (InvalidInput _) {
            return Optional.empty();
        }
    }

    /**
     * Asks for architectures.
     *
     * @param metric of the costs
     * @param count how many for each cost, at most
     * @throws Conflict when the method has learned nothing yet, or answers another metric
     * @throws InvalidInput when it answers nothing at all, or no architecture costs as little as one of the costs
     */
    public List<Answered> ask(ExperimentView experiment, Metric metric, List<Double> costs, int count) {
        var checkpoint = experiment.checkpoint();
        if (checkpoint == null) {
            throw new Conflict(
                    "The experiment (%s) has not begun, so it has learned nothing yet.".formatted(experiment.id()));
        }
        answerer.get()
                .reach(experiment.experiment(), checkpoint)
                .ifPresent(reach -> requireReach(experiment, reach, metric));
        var answered = new ArrayList<Answered>();
        for (double cost : costs) {
            answered.add(new Answered(cost, answerer.get().answers(experiment.experiment(), checkpoint, cost, count)));
        }
        return answered;
    }

    private static void requireReach(ExperimentView experiment, Reach reach, Metric metric) {
        if (!reach.learned()) {
            throw new Conflict(
                    "The method %s of the experiment (%s) is still learning to answer.\nMaybe see how far it is: ./espalier experiment watch %s"
                            .formatted(experiment.experiment().method().name(), experiment.id(), experiment.id()));
        }
        if (!reach.cost().equals(metric)) {
            throw new Conflict(
                    "The experiment (%s) has learned to answer %s, and not %s.\nMaybe fork it to learn that: ./espalier experiment fork %s --round 0 --set method.cost=%s"
                            .formatted(
                                    experiment.id(),
                                    reach.cost().name(),
                                    metric.name(),
                                    experiment.id(),
                                    metric.name()));
        }
    }
}
