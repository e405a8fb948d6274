package dev.espalier.evaluate.region;

import dev.espalier.data.DataSet;
import dev.espalier.data.DataSets;
import dev.espalier.data.ShownImages;
import dev.espalier.data.Split;
import dev.espalier.evaluate.Evaluator;
import dev.espalier.evaluate.Mishaps;
import dev.espalier.evaluate.Optimised;
import dev.espalier.evaluate.Spaces;
import dev.espalier.fade.RegionRanks;
import dev.espalier.fade.RegionRun;
import dev.espalier.fade.RegionTraining;
import dev.espalier.method.Work;
import dev.espalier.search.Candidate;
import dev.espalier.search.Fidelity;
import dev.espalier.search.Metric;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.space.Frame;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.dag.Dag;
import dev.espalier.space.dag.DagSpace;
import dev.espalier.space.dag.Region;
import dev.espalier.step.Records.Evaluation;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Trains the graphs of a round's candidates together, as one supernet: a region of all paths through them. The share that a
 * graph gets in its stage is its score, which says nothing about graphs of other regions. A single candidate is trained
 * alone.
 *
 * @see <a href="https://arxiv.org/abs/2404.16218">Neumeyer et al., IDA 2024</a>
 */
@Singleton
public final class RegionEvaluator implements Evaluator<RegionSettings> {

    /** Changes when the same settings would give other scores. */
    private static final int VERSION = 1;

    /** All of a round, as many as there are. */
    private static final int ALL = 1_000_000;

    private static final List<String> MEASURES = List.of(Metric.VAL_ACCURACY_PCT.name(), "val_loss", "fade_score");

    private final Spaces spaces;
    private final DataSets dataSets;
    private final LongSupplier clock;

    @Inject
    public RegionEvaluator(Spaces spaces, DataSets dataSets) {
        this(spaces, dataSets, System::nanoTime);
    }

    RegionEvaluator(Spaces spaces, DataSets dataSets, LongSupplier clock) {
        this.spaces = spaces;
        this.dataSets = dataSets;
        this.clock = clock;
    }

    @Override
    public EvaluatorInfo<RegionSettings> info() {
        return new EvaluatorInfo<>(
                "fade",
                "Trains the graphs of a round together as one supernet, a region of all paths through them, and scores each by the share it gets.",
                "docs/guides/regions.md",
                RegionSettings.class);
    }

    @Override
    public List<String> problems(SearchProblem problem, RegionSettings settings) {
        var problems = new ArrayList<String>();
        for (var objective : problem.objectives()) {
            var metric = objective.metric();
            if (!Optimised.knows(metric, MEASURES)) {
                problems.add("The metric (%s) must be one that regions tell to be optimised: %s"
                        .formatted(metric.name(), Optimised.choices(metric, MEASURES)));
            }
        }
        var space = spaces.space(problem.space());
        if (space.isPresent() && !(space.get() instanceof DagSpace)) {
            problems.add(
                    "The space (%s) must be one of chains of graphs for its candidates to be trained as a region, as fade-dag is."
                            .formatted(problem.space()));
        }
        problems.addAll(new ShownImages(dataSets, settings.dataset()).problems(set -> problems(set, space, settings)));
        return problems;
    }

    private static List<String> problems(DataSet set, Optional<SearchSpace> space, RegionSettings settings) {
        int images = set.count(Split.TRAIN) / (settings.disjoint() ? 2 : 1);
        var tooFew = images >= settings.batch()
                ? Optional.<String>empty()
                : Optional.of(
                        "The batch (%d) must be at most the %d images of the data set (%s) that weights learn from.%s"
                                .formatted(
                                        settings.batch(),
                                        images,
                                        settings.dataset(),
                                        settings.disjoint()
                                                ? "\nMaybe make it smaller, or let scores learn from the same images (disjoint: no)."
                                                : ""));
        return List.of(
                        tooFew,
                        ShownImages.unvalidated(set, settings.dataset()),
                        space.flatMap(
                                known -> ShownImages.unbuilt(known, settings.frame(set, Fidelity.FULL), "trained")))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** More graphs than a stage can have different ones. */
    @Override
    public List<String> problems(SearchProblem problem, RegionSettings settings, int batch) {
        return spaces
                .space(problem.space())
                .filter(DagSpace.class::isInstance)
                .map(space -> Dag.all(((DagSpace) space).form().mostVertices()).size())
                .filter(graphs -> batch > graphs)
                .map(graphs ->
                        "The batch (%d) must be at most the %d different graphs that a stage of the space (%s) can have: so many are ranked at once."
                                .formatted(batch, graphs, problem.space()))
                .stream()
                .toList();
    }

    @Override
    public int groupSize(RegionSettings settings) {
        return ALL;
    }

    @Override
    public String fingerprint(RegionSettings settings) {
        return VERSION + " " + set(settings).sha256();
    }

    @Override
    public Frame frame(RegionSettings settings) {
        return settings.frame(set(settings), Fidelity.FULL);
    }

    private DataSet set(RegionSettings settings) {
        return new ShownImages(dataSets, settings.dataset()).set();
    }

    @Override
    public List<Evaluation> evaluate(List<Candidate> group, SearchProblem problem, RegionSettings settings, Work work) {
        var outOfMemory =
                "The region ran out of memory with a batch of %d.\nMaybe make the batch, the width or the resolution smaller, or take fewer candidates in a round."
                        .formatted(settings.batch());
        return Mishaps.caught(() -> evaluated(group, settings, work), group.size(), outOfMemory);
    }

    private List<Evaluation> evaluated(List<Candidate> group, RegionSettings settings, Work work) {
        var training = training(group, settings);
        var runs = new ArrayList<RegionRun>();
        for (int run = 0; run < settings.runs(); run++) {
            runs.add(training.run(run, new RunWork(work, run, settings.runs()), settings.interval(), clock));
        }
        var set = set(settings);
        var ranks = RegionRanks.of(runs, set.classes().size(), set.count(Split.VALIDATION));
        double seconds = runs.stream().mapToDouble(RegionRun::seconds).sum();
        var measures = new RegionMeasures(training, runs, ranks);
        boolean learned = training.alone() || !ranks.runs().isEmpty();
        return IntStream.range(0, group.size())
                .mapToObj(number -> new Evaluation(
                        learned ? new Outcome.Measured(measures.of(number)) : nothingLearned(runs.size()),
                        share(seconds, number, group.size())))
                .toList();
    }

    private static Outcome nothingLearned(int runs) {
        return new Outcome.Failed(
                "All %d runs of the region stayed at chance, so nothing is known of its graphs.\nMaybe train it for more epochs, or at another learning_rate."
                        .formatted(runs));
    }

    /** What one of several that are trained together cost; together they cost all of it. */
    private static long share(double seconds, int number, int of) {
        return Math.round(seconds * (number + 1) / of) - Math.round(seconds * number / of);
    }

    private RegionTraining training(List<Candidate> group, RegionSettings settings) {
        var first = group.getFirst();
        var space = (DagSpace) spaces.space(first.architecture().space()).orElseThrow();
        var architectures = group.stream().map(Candidate::architecture).toList();
        var region = Region.spanned(space, architectures);
        var set = set(settings);
        return new RegionTraining(
                region,
                settings.frame(set, first.fidelity()),
                set,
                settings.recipe(set, first.fidelity()),
                settings.mixture(first.fidelity()),
                architectures.stream().map(region::path).toList(),
                settings.disjoint());
    }
}
