package dev.espalier.api;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Experiments;
import dev.espalier.ledger.Status;
import dev.espalier.ledger.Term;
import dev.espalier.ledger.Terms;
import dev.espalier.search.Experiment;
import dev.espalier.search.Experiment.Budget;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Says before anything is spent whether an experiment can run, and what it will take. */
@Singleton
public final class Estimates {

    /** Enough of the newest experiments to know what an evaluator costs. */
    private static final int EARLIER = 50;

    private final Catalogue catalogue;
    private final Experiments experiments;

    Estimates(Catalogue catalogue, Experiments experiments) {
        this.catalogue = catalogue;
        this.experiments = experiments;
    }

    /** What is wrong with a file, and what it would take if nothing is. */
    public record Check(List<String> problems, @Nullable Estimate estimate) {}

    /** What an experiment would take. */
    public record Estimate(
            @Schema(description = "Null where only GPU time is limited and nothing is known of its pace.") @Nullable
            Integer trials,

            @Schema(description = "From earlier experiments with the same evaluator; null when there are none.")
            @Nullable
            Long gpuSeconds,

            @Schema(description = "By the clock, from earlier experiments alike that ended; null when there are none.")
            @Nullable
            Long wallSeconds,

            @Schema(description = "The part of the space that the evaluator's table holds; null without a table.")
            @Nullable
            Double knownShare) {}

    /** Finds every problem of a file, and what it would take. */
    public Check check(Supplier<Experiment> file) {
        try {
            var experiment = file.get();
            var problems = catalogue.problems(experiment);
            return new Check(problems, problems.isEmpty() ? estimate(experiment) : null);
        } catch (InvalidInput e) {
            return new Check(e.problems(), null);
        }
    }

    private Estimate estimate(Experiment experiment) {
        var budget = experiment.budget();
        var alike = alike(experiment);
        var pace = pace(alike);
        double most = budget.gpuTime().toSeconds();
        double trials = budget.trials();
        if (pace.isPresent() && pace.getAsDouble() > 0) {
            trials = Math.min(trials, Math.ceil(most / pace.getAsDouble()));
        }
        return new Estimate(
                trials >= Experiment.UNLIMITED_TRIALS ? null : (int) trials,
                pace.isPresent()
                        ? Long.valueOf(Math.round(Math.min(most, trials * pace.getAsDouble())))
                        : limit(budget),
                trials >= Experiment.UNLIMITED_TRIALS ? null : wall(alike, trials),
                knownShare(experiment));
    }

    private static @Nullable Long limit(Budget budget) {
        return budget.gpuTime().equals(Budget.UNLIMITED_GPU_TIME)
                ? null
                : Long.valueOf(budget.gpuTime().toSeconds());
    }

    /** The newest experiments of the same space with the same evaluator. */
    private List<ExperimentView> alike(Experiment experiment) {
        var filter = Experiments.Filter.of(Terms.NONE.and(new Term.Named(
                Term.Field.EVALUATOR, List.of(experiment.evaluator().name()))));
        return experiments.page(filter, null, EARLIER).items().stream()
                .filter(earlier -> earlier.trials() > 0
                        && earlier.experiment().evaluator().equals(experiment.evaluator())
                        && earlier.experiment()
                                .problem()
                                .space()
                                .equals(experiment.problem().space()))
                .toList();
    }

    /** GPU seconds for a trial. */
    private static OptionalDouble pace(List<ExperimentView> alike) {
        long trials = alike.stream().mapToLong(ExperimentView::trials).sum();
        long seconds = alike.stream().mapToLong(ExperimentView::gpuSeconds).sum();
        return trials == 0 ? OptionalDouble.empty() : OptionalDouble.of(seconds / (double) trials);
    }

    /** Of those that ran from their first trial to the end of their budget. */
    private static @Nullable Long wall(List<ExperimentView> alike, double trials) {
        double seconds = 0;
        long told = 0;
        for (var earlier : alike) {
            var start = earlier.startedAt();
            var end = earlier.endedAt();
            if (earlier.status() == Status.FINISHED && earlier.forkRound() == null && start != null && end != null) {
                seconds += Duration.between(start, end).toMillis() / 1e3;
                told += earlier.trials();
            }
        }
        return told == 0 ? null : Long.valueOf(Math.round(Math.ceil(trials * seconds / told)));
    }

    private @Nullable Double knownShare(Experiment experiment) {
        var table = experiment.evaluator().settings().get("table");
        var space = catalogue.space(experiment.problem().space());
        return space.isEmpty()
                ? null
                : catalogue.tables().stream()
                        .filter(known -> known.name().equals(table))
                        .findFirst()
                        .map(known -> Math.min(1, known.rows() / space.get().size()))
                        .orElse(null);
    }
}
