package dev.espalier.evaluate.region;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.data.DataSet;
import dev.espalier.data.Split;
import dev.espalier.fade.RegionRun;
import dev.espalier.fade.RegionTraining;
import dev.espalier.method.Unwatched;
import dev.espalier.search.Fidelity;
import dev.espalier.setting.Settings;
import dev.espalier.space.Op.Pool;
import dev.espalier.space.dag.Dag;
import dev.espalier.space.dag.DagForm;
import dev.espalier.space.dag.DagSpace;
import dev.espalier.space.dag.Region;
import dev.espalier.train.Diverged;
import dev.espalier.train.Keep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Trains regions, and paths alone, as a benchmark wants them. */
record RegionLab(RegionBench.Options options, DataSet set, ArtifactStore store) {

    private static final int VERTICES = 5;
    private static final int BATCH = 64;
    private static final int LAST_WIDTH = 32;

    /** Chains of so many stages. */
    record Chains(int stages) implements DagSpace {

        @Override
        public String name() {
            return "chains-of-" + stages;
        }

        @Override
        public String summary() {
            return "Of a benchmark: %d stages of %d vertices.".formatted(stages, VERTICES);
        }

        @Override
        public DagForm form() {
            return new DagForm(
                    stages, VERTICES, VERTICES, new DagForm.Convolution(3, Pool.Kind.MAX, false), LAST_WIDTH);
        }
    }

    /** The settings of all trainings: those of the public code, but for a batch that fits few images. */
    private RegionSettings settings() {
        return Settings.parse(
                "bench",
                RegionSettings.class,
                Map.of(
                        "epochs",
                        options.epochs(),
                        "batch",
                        BATCH,
                        "resolution",
                        options.resolution(),
                        "width",
                        options.width(),
                        "first_score_rate",
                        0.02,
                        "score_rate",
                        0.02));
    }

    RegionTraining training(DagSpace space, List<List<Dag>> graphs) {
        var settings = settings();
        return new RegionTraining(
                new Region(space, graphs),
                settings.frame(set, Fidelity.FULL),
                set,
                settings.recipe(set, Fidelity.FULL),
                settings.mixture(Fidelity.FULL),
                List.of(),
                true);
    }

    /** So many runs of a region; those that diverged are left out. */
    List<RegionRun> runs(RegionTraining training, int runs) {
        return runs(training, 0, runs);
    }

    /** @param first number of the first run, which sets its seed */
    List<RegionRun> runs(RegionTraining training, int first, int runs) {
        return IntStream.range(first, first + runs)
                .mapToObj(run -> run(training, run))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<RegionRun> run(RegionTraining training, int number) {
        try {
            return Optional.of(
                    training.run(number, new Alone(store), new Keep(options.kept()).interval(), System::nanoTime));
        } catch (Diverged _) {
            return Optional.empty();
        }
    }

    /** The accuracies of a path that is trained alone, one for each seed, in percent; chance where it diverged. */
    List<Double> alone(DagSpace space, List<Dag> path, int seeds) {
        var training = training(space, path.stream().map(List::of).toList());
        return IntStream.range(0, seeds)
                .mapToObj(
                        seed -> run(training, seed).map(RegionRun::accuracyPct).orElse(chancePct()))
                .toList();
    }

    double chancePct() {
        return 100.0 / set.classes().size();
    }

    int validated() {
        return set.count(Split.VALIDATION);
    }

    /** Nobody looks on. */
    private record Alone(ArtifactStore artifacts) implements Unwatched {

        @Override
        public void rest(Duration duration) {
            LockSupport.parkNanos(duration.toNanos());
        }
    }
}
