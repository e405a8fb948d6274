package dev.espalier.evaluate.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.data.DataSet;
import dev.espalier.data.DataSets;
import dev.espalier.data.Image;
import dev.espalier.data.Split;
import dev.espalier.data.TinyImages;
import dev.espalier.data.UnreadableImage;
import dev.espalier.method.Work;
import dev.espalier.search.Candidate;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.setting.Settings;
import dev.espalier.space.Architecture;
import dev.espalier.space.cell.NasBench201;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many trainings in one process, two at a time, some of which go wrong in every way that we could think of. */
class SoakTest {

    private static final SearchProblem PROBLEM = new SearchProblem(
            NasBench201.NAME, List.of(new Objective(Metric.VAL_ACCURACY_PCT, Objective.Direction.MAXIMIZE)), List.of());

    /**
     * A trial that goes wrong.
     *
     * @param settings besides the usual ones
     * @param images what becomes of them
     * @param disk what becomes of what it keeps
     * @param said in the end: of what failed, or of what is tried again
     */
    record Poison(
            Map<String, Object> settings,
            Function<DataSet, DataSet> images,
            Function<ArtifactStore, ArtifactStore> disk,
            String said) {

        static Poison of(Map<String, Object> settings, String said) {
            return new Poison(settings, images -> images, disk -> disk, said);
        }

        static Poison reading(RuntimeException thrown) {
            return new Poison(
                    Map.of(), images -> new Damaged(images, thrown), disk -> disk, String.valueOf(thrown.getMessage()));
        }
    }

    static final Map<String, Poison> POISON = new LinkedHashMap<>();

    static {
        POISON.put("a learning rate that diverges", Poison.of(Map.of("learning_rate", 1e30), "The training diverged"));
        POISON.put(
                "a decay that makes numbers infinite",
                Poison.of(Map.of("weight_decay", 1e30), "The training diverged"));
        POISON.put(
                "images that are too large for the machine",
                Poison.of(Map.of("resolution", 3_000, "width", 512), "The training needs at least"));
        POISON.put(
                "a network that is too wide for the machine",
                Poison.of(Map.of("width", 30_000, "resolution", 64), "must have at most 2,147,483,647 values"));
        POISON.put(
                "a mini-batch that no array holds",
                Poison.of(Map.of("resolution", 8_000, "batch", 16, "width", 1), "more values than one array holds"));
        POISON.put(
                "images that shrink to nothing",
                Poison.of(Map.of("resolution", 1), "cannot be trained on images of 1 × 1 pixels"));
        POISON.put(
                "an image that is damaged, found in the second epoch",
                Poison.reading(new UnreadableImage("The image (x.png) is damaged.")));
        POISON.put(
                "a disk of images that is gone",
                Poison.reading(new UncheckedIOException(new IOException("Stale file handle"))));
        POISON.put(
                "a data set with a mistake in its program", Poison.reading(new IllegalStateException("no such table")));
        POISON.put(
                "a checkpoint that cannot be written",
                new Poison(Map.of(), images -> images, disk -> new Full(disk, "training/"), "No space left on device"));
        POISON.put(
                "weights that cannot be written",
                new Poison(Map.of(), images -> images, disk -> new Full(disk, "weights/"), "No space left on device"));
        POISON.put(
                "what others had reached that cannot be written",
                new Poison(
                        Map.of("stop", "median"),
                        images -> images,
                        disk -> new Full(disk, "rungs/"),
                        "No space left on device"));
    }

    @TempDir
    Path folder;

    /** What came of a trial, and what its weights are. */
    record Ended(String failure, String weights) {}

    Callable<Ended> trial(String name, @Nullable Poison poison) {
        return () -> {
            DataSet images = new TinyImages(64);
            ArtifactStore disk = new FileArtifactStore(folder.resolve(name));
            Map<String, Object> settings = new HashMap<>(
                    Map.of("dataset", "tiny", "epochs", 2, "batch", 16, "cells", 1, "width", 4, "clip", 5));
            if (poison != null) {
                images = poison.images().apply(images);
                disk = poison.disk().apply(disk);
                settings.putAll(poison.settings());
            }
            return ended(images, Settings.parse("train", TrainSettings.class, settings), disk);
        };
    }

    private static Ended ended(DataSet images, TrainSettings settings, ArtifactStore disk) {
        var space = new NasBench201();
        var evaluator = new TrainEvaluator(_ -> Optional.of(space), new One(images), () -> 0);
        var candidate = new Candidate(Architecture.of("nasbench201:3-1-3-2-3-4"), List.of(), "test");
        try {
            var evaluation = evaluator
                    .evaluate(List.of(candidate), PROBLEM, settings, new Kept(disk))
                    .getFirst();
            return switch (evaluation.outcome()) {
                case Outcome.Failed(var reason) -> new Ended(reason, "");
                case Outcome.Measured measured ->
                    new Ended(
                            "",
                            measured.weights() == null ? "" : measured.weights().sha256());
                case Outcome other -> new Ended(other.toString(), "");
            };
        } catch (RuntimeException e) {
            // A step tries it again a few times, and tells this.
            return new Ended(String.valueOf(e.getMessage()), "");
        }
    }

    @Test
    void poisonNeverTakesDownMoreThanItsOwnTrial() throws Exception {
        var trials = new ArrayList<Callable<Ended>>();
        trials.add(trial("good", null));
        POISON.forEach((name, poison) -> {
            trials.add(trial(name, poison));
            trials.add(trial("good-after-" + name.replace(' ', '-'), null));
        });
        try (var workers = Executors.newFixedThreadPool(2)) {
            var ended = workers.invokeAll(trials);
            var good = ended.getFirst().resultNow();
            assertThat(good.weights()).hasSize(64);
            int at = 1;
            for (var name : POISON.keySet()) {
                assertThat(ended.get(at).resultNow().failure())
                        .as(name)
                        .contains(POISON.get(name).said());
                assertThat(ended.get(at + 1).resultNow())
                        .as("the one after " + name)
                        .isEqualTo(good);
                at += 2;
            }
        }
    }

    static long residentMb() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                            .sum()
                    >> 10;
        }
    }

    /** One data set and no other. */
    private record One(DataSet set) implements DataSets {

        @Override
        public Optional<DataSet> find(String id) {
            return Optional.of(set);
        }

        @Override
        public List<String> ids() {
            return List.of(set.id());
        }
    }

    /** Images one of which cannot be read, the second time that it is asked for. */
    private static final class Damaged implements DataSet {

        private final DataSet whole;
        private final RuntimeException thrown;
        private int asked;

        private Damaged(DataSet whole, RuntimeException thrown) {
            this.whole = whole;
            this.thrown = thrown;
        }

        @Override
        public synchronized Image image(Split split, int index) {
            if (split == Split.TRAIN && index == 7 && ++asked == 2) {
                throw thrown;
            }
            return whole.image(split, index);
        }

        @Override
        public String id() {
            return whole.id();
        }

        @Override
        public List<String> classes() {
            return whole.classes();
        }

        @Override
        public int channels() {
            return whole.channels();
        }

        @Override
        public int resolution() {
            return whole.resolution();
        }

        @Override
        public String sha256() {
            return whole.sha256();
        }

        @Override
        public int count(Split split) {
            return whole.count(split);
        }

        @Override
        public int label(Split split, int index) {
            return whole.label(split, index);
        }

        @Override
        public List<Double> mean() {
            return whole.mean();
        }

        @Override
        public List<Double> deviation() {
            return whole.deviation();
        }
    }

    /** A disk that takes nothing more below one folder. */
    private record Full(ArtifactStore disk, String full) implements ArtifactStore {

        @Override
        public Optional<ArtifactRef> find(String key) {
            return disk.find(key);
        }

        @Override
        public ArtifactRef put(String key, byte[] content) {
            refuse(key);
            return disk.put(key, content);
        }

        @Override
        public ArtifactRef put(String key, InputStream content) {
            refuse(key);
            return disk.put(key, content);
        }

        private void refuse(String key) {
            if (key.startsWith(full)) {
                throw new UncheckedIOException(new IOException("No space left on device"));
            }
        }

        @Override
        public InputStream open(ArtifactRef ref) {
            return disk.open(ref);
        }

        @Override
        public List<String> list(String folder) {
            return disk.list(folder);
        }

        @Override
        public void delete(String folder) {
            disk.delete(folder);
        }
    }

    private record Kept(ArtifactStore artifacts) implements Work {

        @Override
        public void heartbeat(@Nullable ArtifactRef progress) {}

        @Override
        public Optional<ArtifactRef> lastHeartbeat() {
            return Optional.empty();
        }

        @Override
        public void rest(Duration duration) {
            throw new IllegalStateException("Nobody waits here for memory that others have.");
        }
    }
}
