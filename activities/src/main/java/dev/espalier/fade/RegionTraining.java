package dev.espalier.fade;

import dev.espalier.artifact.Once;
import dev.espalier.artifact.Sha256;
import dev.espalier.data.DataSet;
import dev.espalier.data.Feeding;
import dev.espalier.data.Split;
import dev.espalier.data.TrainingHalf;
import dev.espalier.method.Work;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.dag.Region;
import dev.espalier.space.weights.Weights;
import dev.espalier.supernet.DrawnPart;
import dev.espalier.supernet.FrozenSupernet;
import dev.espalier.supernet.LocalSupernet;
import dev.espalier.supernet.MixtureLearner;
import dev.espalier.supernet.MixtureRecipe;
import dev.espalier.supernet.OtherImages;
import dev.espalier.train.Recipe;
import dev.espalier.train.Stopping;
import dev.espalier.train.Torch;
import dev.espalier.train.Trainer;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The trainings of one region as one supernet, from new weights each time. What each came to is kept under all that it
 * depends on.
 *
 * @param paths whose accuracy with the supernet's weights is wanted, as they choose graphs of the region
 * @param disjoint whether shares learn from other training images than weights do; the public code lets both learn from
 *     all
 * @see <a href="https://arxiv.org/abs/2404.16218">Neumeyer et al., IDA 2024</a>
 */
public record RegionTraining(
        Region region,
        Frame frame,
        DataSet set,
        Recipe recipe,
        MixtureRecipe mixture,
        List<List<Integer>> paths,
        boolean disjoint) {

    /** Changes when the same training would come to something else. */
    private static final int VERSION = 1;

    /** Between the seeds of two runs. */
    private static final long APART = 1_000_003;

    /** Validation images that paths answer with the weights of the supernet. */
    private static final int ANSWERED = 1_000;

    public RegionTraining {
        paths = List.copyOf(paths);
    }

    /** Everything that a run depends on. */
    private record Key(
            int version,
            String space,
            String form,
            List<?> graphs,
            Frame frame,
            String dataSet,
            Recipe recipe,
            MixtureRecipe mixture,
            List<List<Integer>> paths,
            boolean disjoint) {}

    private String key(Recipe of) {
        return Sha256.hex(Once.bytes(new Key(
                VERSION,
                region.of().name(),
                region.of().form().toString(),
                region.graphs(),
                frame,
                set.sha256(),
                of,
                mixture,
                paths,
                disjoint)));
    }

    private static String place(String key) {
        return "regions/" + key + ".json";
    }

    /**
     * One run, trained unless it was, from where an earlier attempt got to.
     *
     * @param number of the run, from 0: it sets its seed
     * @param interval of work between two checkpoints
     * @param clock nanoseconds from anywhere
     */
    public RegionRun run(int number, Work work, Duration interval, LongSupplier clock) {
        var own = seeded(number);
        var key = key(own);
        var run = new Once(work.artifacts())
                .get(place(key), RegionRun.class, () -> trained(own, key, work, interval, clock));
        Trainer.forget(work.artifacts(), key);
        return run;
    }

    /** The first run has the seed itself, so that a region of one path learns as its network does alone. */
    private Recipe seeded(int number) {
        return new Recipe(
                recipe.epochs(),
                recipe.batch(),
                recipe.resolution(),
                recipe.rule(),
                recipe.schedule(),
                recipe.classifierRate(),
                recipe.weightDecay(),
                recipe.labelSmoothing(),
                recipe.clip(),
                recipe.dropPath(),
                recipe.dropout(),
                recipe.ema(),
                recipe.auxiliary(),
                recipe.augmentation(),
                recipe.seed() + APART * number);
    }

    private RegionRun trained(Recipe own, String key, Work work, Duration interval, LongSupplier clock) {
        var supernet = LocalSupernet.of(region, frame);
        var trainer = new Trainer(learned(), own, interval, clock);
        int steps = trainer.stepsPerEpoch();
        var trained = trainer.train(
                region.whole(frame),
                () -> new MixtureLearner(supernet, supernet.first(own.seed()), own, mixture, steps, others(own)),
                key,
                work,
                Stopping.NEVER);
        var inherited = inherited(supernet, trained.weights(), own, work);
        return new RegionRun(
                MixtureLearner.shares(
                        trained.weights(),
                        region.graphs().stream().map(List::size).toList()),
                trained.accuracyPct(),
                trained.loss(),
                inherited,
                (long) steps * own.epochs(),
                trained.seconds());
    }

    /** A region of one path has no shares to learn, and all images are left for its weights. */
    private boolean halves() {
        return disjoint && !alone() && mixture.order() != MixtureRecipe.Order.TRIVIAL;
    }

    /** Whether there is one path only. */
    public boolean alone() {
        return region.paths() == 1;
    }

    private DataSet learned() {
        return halves() ? new TrainingHalf(set, false) : set;
    }

    private OtherImages others(Recipe own) {
        return new OtherImages(
                halves() ? new TrainingHalf(set, true) : set,
                new Feeding(~own.seed(), own.batch(), own.resolution(), own.augmentation()));
    }

    private List<RegionRun.Inherited> inherited(LocalSupernet supernet, Weights weights, Recipe own, Work work) {
        if (alone()) {
            return List.of();
        }
        var images = DrawnPart.of(set, Math.min(ANSWERED, set.count(Split.VALIDATION)))
                .examined(own.resolution());
        return Torch.run("inherit", () -> {
            try (var frozen = new FrozenSupernet(supernet, weights, images, 0)) {
                return paths.stream()
                        .map(path -> {
                            work.heartbeat(null);
                            var answers = frozen.inherited(new Architecture(region.name(), path));
                            return new RegionRun.Inherited(answers.accuracyPct(), answers.loss());
                        })
                        .toList();
            }
        });
    }

    /** Graphs that pass a mini-batch, there and back, in so many steps: all of the region at once. */
    public long moduleEvaluations(long steps) {
        return steps * region.modules() * (alone() ? 1 : mixture.order().passes());
    }

    /** The same if each path were trained alone, with as many steps. */
    public double aloneModuleEvaluations(long steps) {
        return region.paths() * steps * region.graphs().size();
    }
}
