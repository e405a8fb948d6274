package dev.espalier.evaluate.supernet;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.data.DataSet;
import dev.espalier.data.DataSets;
import dev.espalier.data.ShownImages;
import dev.espalier.evaluate.Evaluator;
import dev.espalier.evaluate.Mishaps;
import dev.espalier.evaluate.Optimised;
import dev.espalier.evaluate.Spaces;
import dev.espalier.method.Work;
import dev.espalier.search.Candidate;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.space.Frame;
import dev.espalier.space.SearchSpace;
import dev.espalier.step.Records.Evaluation;
import dev.espalier.supernet.DrawnPart;
import dev.espalier.supernet.Supernet;
import dev.espalier.supernet.SupernetTraining;
import dev.espalier.train.Examination;
import dev.espalier.train.Torch;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets each architecture answer images with the weights that it inherits from one supernet. Whoever needs the supernet first
 * trains it; all others, of other experiments too, find it. An architecture is asked as its canonical form, so that those of
 * one network inherit the same.
 *
 * @see <a href="https://arxiv.org/abs/1904.00420">Guo et al., ECCV 2020</a>, which evolves architectures so
 */
@Singleton
public final class InheritingEvaluator implements Evaluator<InheritingSettings> {

    /** Changes when the same settings would give other accuracies. */
    private static final int VERSION = 1;

    /** Candidates for which the supernet is put into the library's memory once. */
    private static final int TOGETHER = 4;

    private static final List<String> MEASURES = List.of(Metric.VAL_ACCURACY_PCT.name(), "val_loss");

    private final Spaces spaces;
    private final DataSets dataSets;
    private final LongSupplier clock;

    /** What was read last: the architectures of a search inherit from one supernet. */
    private volatile @Nullable Inherited inherited;

    @Inject
    public InheritingEvaluator(Spaces spaces, DataSets dataSets) {
        this(spaces, dataSets, System::nanoTime);
    }

    InheritingEvaluator(Spaces spaces, DataSets dataSets, LongSupplier clock) {
        this.spaces = spaces;
        this.dataSets = dataSets;
        this.clock = clock;
    }

    @Override
    public EvaluatorInfo<InheritingSettings> info() {
        return new EvaluatorInfo<>(
                "supernet-weights",
                "Lets each network answer validation images with weights inherited from one supernet, which is trained once: ranks networks cheaply, and says little of what they reach when trained.",
                "docs/guides/inherit-weights.md",
                InheritingSettings.class);
    }

    @Override
    public List<String> problems(SearchProblem problem, InheritingSettings settings) {
        var problems = new ArrayList<String>();
        for (var objective : problem.objectives()) {
            var metric = objective.metric();
            if (!Optimised.knows(metric, MEASURES)) {
                problems.add("The metric (%s) must be one that inherited weights tell to be optimised: %s."
                        .formatted(metric.name(), String.join(", ", MEASURES)));
            }
        }
        spaces.space(problem.space())
                .ifPresent(space -> problems.addAll(settings.supernet().problems(space, dataSets)));
        return problems;
    }

    @Override
    public int groupSize(InheritingSettings settings) {
        return TOGETHER;
    }

    @Override
    public String fingerprint(InheritingSettings settings) {
        return VERSION + " " + settings.supernet().fingerprint(set(settings));
    }

    @Override
    public Frame frame(InheritingSettings settings) {
        return settings.supernet().frame(set(settings));
    }

    private DataSet set(InheritingSettings settings) {
        return new ShownImages(dataSets, settings.supernet().dataset()).set();
    }

    @Override
    public List<Evaluation> evaluate(
            List<Candidate> group, SearchProblem problem, InheritingSettings settings, Work work) {
        var outOfMemory =
                "The supernet ran out of memory with a supernet_batch of %d.\nMaybe make the supernet_batch, the width or the resolution smaller."
                        .formatted(settings.supernet().supernetBatch());
        return Mishaps.caught(() -> answered(group, problem, settings, work), group.size(), outOfMemory);
    }

    private List<Evaluation> answered(
            List<Candidate> group, SearchProblem problem, InheritingSettings settings, Work work) {
        var space = spaces.space(problem.space()).orElseThrow();
        var asked = settings.supernet();
        var kept = asked.training(space, set(settings)).kept(work, asked.interval(), clock);
        var found = found(kept.weights(), space, settings, work);
        return Torch.run("inherit", () -> {
            try (var supernet = found.supernet()) {
                double before = kept.seconds();
                var evaluations = new ArrayList<Evaluation>();
                for (var candidate : group) {
                    work.heartbeat(null);
                    evaluations.add(evaluation(supernet, space, candidate, before));
                    before = 0;
                }
                return List.copyOf(evaluations);
            }
        });
    }

    private Inherited found(ArtifactRef weights, SearchSpace space, InheritingSettings settings, Work work) {
        var last = inherited;
        if (last != null && last.serves(weights, settings.images())) {
            return last;
        }
        var set = set(settings);
        var asked = settings.supernet();
        var read = new Inherited(
                weights,
                settings.images(),
                asked.supernet(space, set),
                SupernetTraining.read(weights, work.artifacts()),
                DrawnPart.of(set, settings.images()).examined(asked.resolution(set)));
        inherited = read;
        return read;
    }

    /** @param before seconds that were needed for it before it was asked */
    private Evaluation evaluation(Supernet supernet, SearchSpace space, Candidate candidate, double before) {
        long begin = clock.getAsLong();
        var answers = supernet.inherited(space.canonical(candidate.architecture()));
        double seconds = before + (clock.getAsLong() - begin) / 1e9;
        return Double.isFinite(answers.loss())
                ? new Evaluation(new Outcome.Measured(measures(answers)), Math.round(seconds))
                : Mishaps.failed(
                        "The answers with inherited weights are not finite.\nMaybe make the supernet_rate smaller.");
    }

    private static Measures measures(Examination.Result answers) {
        return new Measures(new TreeMap<>(
                Map.of(Metric.VAL_ACCURACY_PCT.name(), answers.accuracyPct(), "val_loss", answers.loss())));
    }
}
