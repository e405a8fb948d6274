package dev.espalier.fade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.data.Augmentation;
import dev.espalier.data.DataSet;
import dev.espalier.data.Split;
import dev.espalier.evaluate.RecordedWork;
import dev.espalier.space.Frame;
import dev.espalier.space.TestData;
import dev.espalier.space.dag.Dag;
import dev.espalier.space.dag.FadeDagMlp;
import dev.espalier.space.dag.Region;
import dev.espalier.supernet.MixtureRecipe;
import dev.espalier.train.ImageFolder;
import dev.espalier.train.Recipe;
import dev.espalier.train.Rule;
import dev.espalier.train.Schedule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The five graphs that the author of FaDE looked at on MNIST: from no edge at all to a star of four, the first vertex of
 * which all others read. In his logs the score rises with the edges.
 */
@Tag("reproduce")
class StarTest {

    private static final int RUNS = 7;
    private static final int SUCCESSFUL = 5;
    private static final int STAGES = 3;
    private static final int EPOCHS = 3;

    @TempDir
    Path folder;

    @Test
    void theStarOfFourRanksFirstInTheMeanOfFiveRuns() {
        var store = new FileArtifactStore(folder);
        var mnist = TestData.file("mnist").orElseThrow();
        var set = ImageFolder.registered(store, mnist, 10, 28);
        var training = training(set);
        var runs = IntStream.range(0, RUNS)
                .mapToObj(run -> training.run(run, new RecordedWork(store), Duration.ofDays(1), System::nanoTime))
                .toList();
        var learned = RegionRanks.of(runs, 10, set.count(Split.VALIDATION)).runs();
        assertThat(learned).hasSizeGreaterThanOrEqualTo(SUCCESSFUL);
        var ranks = new RegionRanks(learned.subList(0, SUCCESSFUL));
        var means = IntStream.range(0, 5)
                .mapToDouble(graph -> IntStream.range(0, STAGES)
                        .mapToDouble(stage -> ranks.score(stage, graph).mean())
                        .average()
                        .orElseThrow())
                .boxed()
                .toList();
        assertThat(means.get(4)).as("of %s", means).isEqualTo(Objects.requireNonNull(Collections.max(means)));
    }

    private static RegionTraining training(DataSet set) {
        // The edges of 1 to 5, 4, 3 and 2, one more each time.
        var graphs = List.of(star(), star(5), star(4, 5), star(3, 4, 5), star(2, 3, 4, 5));
        var recipe = new Recipe(
                EPOCHS,
                128,
                28,
                new Rule.Adam(0.9, 0.999, 1e-8, false),
                new Schedule(Schedule.Shape.CONSTANT, 0.01, 0, EPOCHS),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                Augmentation.NONE,
                1);
        var mixture = new MixtureRecipe(
                MixtureRecipe.Order.FIRST,
                false,
                true,
                new Schedule(Schedule.Shape.CONSTANT, 0.01, 0, EPOCHS),
                MixtureRecipe.ADAM);
        return new RegionTraining(
                new Region(new FadeDagMlp(), Collections.nCopies(STAGES, graphs)),
                new Frame(1, 28, 10, 0, 0),
                set,
                recipe,
                mixture,
                List.of(),
                true);
    }

    private static Dag star(int... points) {
        int bits = 0;
        for (int point : points) {
            bits |= 1 << ((point - 1) * (point - 2) / 2);
        }
        return new Dag(5, bits);
    }
}
