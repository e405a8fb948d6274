package dev.espalier.evaluate.zerocost;

import dev.espalier.data.DataSet;
import dev.espalier.data.DataSets;
import dev.espalier.data.ShownImages;
import dev.espalier.evaluate.Evaluator;
import dev.espalier.evaluate.Mishaps;
import dev.espalier.evaluate.Optimised;
import dev.espalier.evaluate.Spaces;
import dev.espalier.method.Work;
import dev.espalier.search.Candidate;
import dev.espalier.search.Fidelity;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.Network;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.weights.Slots;
import dev.espalier.step.Records.Evaluation;
import dev.espalier.train.Memory;
import dev.espalier.train.Torch;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at each network as it is before any training, and says by several scores how well it may learn. */
@Singleton
public final class ZeroCostEvaluator implements Evaluator<ZeroCostSettings> {

    /** Changes when the same settings would give other scores. */
    private static final int VERSION = 2;

    private final Spaces spaces;
    private final DataSets dataSets;
    private final LongSupplier clock;

    /** What was shown last: the networks of a search are all shown the same. */
    private volatile @Nullable Shown shown;

    private record Shown(ZeroCostSettings settings, String sha256, int resolution, Sample sample) {}

    @Inject
    public ZeroCostEvaluator(Spaces spaces, DataSets dataSets) {
        this(spaces, dataSets, System::nanoTime);
    }

    ZeroCostEvaluator(Spaces spaces, DataSets dataSets, LongSupplier clock) {
        this.spaces = spaces;
        this.dataSets = dataSets;
        this.clock = clock;
    }

    @Override
    public EvaluatorInfo<ZeroCostSettings> info() {
        return new EvaluatorInfo<>(
                "zero-cost",
                "Scores each network as it is before any training: synflow, naswot, gradient norm, condition of the tangent kernel, linear regions.",
                "docs/guides/score-without-training.md",
                ZeroCostSettings.class);
    }

    @Override
    public List<String> problems(SearchProblem problem, ZeroCostSettings settings) {
        var problems = new ArrayList<String>();
        for (var objective : problem.objectives()) {
            requireScored(objective.metric(), settings, problems);
        }
        problems.addAll(images(settings).problems(set -> problems(problem, settings, set)));
        return problems;
    }

    private List<String> problems(SearchProblem problem, ZeroCostSettings settings, DataSet set) {
        var problems = new ArrayList<String>();
        ShownImages.tooFew(set, settings.dataset(), "batch", settings.batch()).ifPresent(problems::add);
        int resolution = settings.resolution(set, Fidelity.FULL);
        if (settings.countsRegions() && settings.cropSize() > resolution) {
            problems.add("The crop_size (%d) must be at most the images' height and width, %d."
                    .formatted(settings.cropSize(), resolution));
        }
        spaces.space(problem.space()).ifPresent(space -> requireBuilds(space, settings, set, problems));
        return problems;
    }

    private static void requireScored(Metric metric, ZeroCostSettings settings, List<String> problems) {
        var scored = settings.chosen().stream()
                .flatMap(score -> score.metrics().stream())
                .map(Metric::name)
                .toList();
        if (!Optimised.knows(metric, scored)) {
            problems.add("The metric (%s) must be one that is computed to be optimised: %s"
                    .formatted(metric.name(), Optimised.choices(metric, scored)));
        }
    }

    private static void requireBuilds(
            SearchSpace space, ZeroCostSettings settings, DataSet set, List<String> problems) {
        var unbuilt = ShownImages.unbuilt(space, settings.frame(set, Fidelity.FULL), "scored");
        unbuilt.ifPresent(problems::add);
        if (unbuilt.isEmpty() && settings.countsRegions()) {
            ShownImages.unbuilt(space, settings.thin(set), "asked for their linear regions")
                    .map(problem -> problem + "\nMaybe make the crop_size or the crop_width larger.")
                    .ifPresent(problems::add);
        }
    }

    private ShownImages images(ZeroCostSettings settings) {
        return new ShownImages(dataSets, settings.dataset());
    }

    @Override
    public String fingerprint(ZeroCostSettings settings) {
        return VERSION + " " + images(settings).set().sha256();
    }

    @Override
    public Frame frame(ZeroCostSettings settings) {
        return settings.frame(images(settings).set(), Fidelity.FULL);
    }

    @Override
    public List<Evaluation> evaluate(
            List<Candidate> group, SearchProblem problem, ZeroCostSettings settings, Work work) {
        return group.stream()
                .map(candidate -> Mishaps.caught(
                        () -> scored(candidate, settings, work),
                        "The scoring ran out of memory with a batch of %d.\nMaybe make the batch, the width or the resolution smaller."
                                .formatted(settings.batch())))
                .toList();
    }

    private Evaluation scored(Candidate candidate, ZeroCostSettings settings, Work work) {
        var set = images(settings).set();
        var architecture = candidate.architecture();
        Network network;
        Network thin;
        Memory.Demand demand;
        try {
            network = network(architecture, settings.frame(set, candidate.fidelity()));
            thin = settings.countsRegions() ? network(architecture, settings.thin(set)) : network;
            demand = demand(network, settings);
        } catch (IllegalArgumentException e) {
            return Mishaps.failed("The network cannot be built so: %s".formatted(e.getMessage()));
        }
        try (var _ = Memory.here().require(demand, work)) {
            var sample = sample(set, settings, settings.resolution(set, candidate.fidelity()));
            long begin = clock.getAsLong();
            var measures = Torch.run("score-" + architecture.id(), () -> scores(network, thin, sample, settings, work));
            return outcome(measures, (clock.getAsLong() - begin) / 1e9);
        }
    }

    private static Memory.Demand demand(Network network, ZeroCostSettings settings) {
        long bytes = settings.chosen().stream()
                .mapToLong(score -> score.leastBytes(network, settings.batch()))
                .max()
                .orElse(0);
        // None tells when it has taken it, and none has it for long.
        return new Memory.Demand("scoring", bytes, settings.batch(), () -> false);
    }

    private Network network(Architecture architecture, Frame frame) {
        var network = spaces.space(architecture.space()).orElseThrow().network(architecture, frame);
        Slots.of(network);
        return network;
    }

    private Sample sample(DataSet set, ZeroCostSettings settings, int resolution) {
        var last = shown;
        if (last != null
                && last.settings.equals(settings)
                && last.sha256.equals(set.sha256())
                && last.resolution == resolution) {
            return last.sample;
        }
        int crops = settings.countsRegions() ? settings.crops() : 0;
        var sample = Sample.of(set, settings.batch(), resolution, crops, settings.cropSize(), settings.seed());
        shown = new Shown(settings, set.sha256(), resolution, sample);
        return sample;
    }

    /** The means over all first weights. */
    private static SortedMap<String, Double> scores(
            Network network, Network thin, Sample sample, ZeroCostSettings settings, Work work) {
        var means = new TreeMap<String, Double>();
        for (int repeat = 0; repeat < settings.repeats(); repeat++) {
            var subject = new Subject(network, thin, sample, settings.seed() + repeat);
            for (var score : settings.chosen()) {
                work.heartbeat(null);
                var values = score.of(subject);
                for (int i = 0; i < values.length; i++) {
                    means.merge(score.metrics().get(i).name(), values[i] / settings.repeats(), Double::sum);
                }
            }
        }
        return means;
    }

    private static Evaluation outcome(SortedMap<String, Double> means, double seconds) {
        var none = means.entrySet().stream()
                .filter(mean -> !Double.isFinite(mean.getValue()))
                .map(mean -> "%s (%s)".formatted(mean.getKey(), mean.getValue()))
                .collect(Collectors.joining(", "));
        if (!none.isEmpty()) {
            return Mishaps.failed(
                    "The network has scores that are not finite: %s.\nMaybe nothing leads from its input to its output."
                            .formatted(none));
        }
        return new Evaluation(new Outcome.Measured(new Measures(means)), Math.round(seconds));
    }
}
