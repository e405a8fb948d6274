package dev.espalier.train;

import com.sun.management.OperatingSystemMXBean;
import dev.espalier.data.Augmentation;
import dev.espalier.data.MiniBatch;
import dev.espalier.space.Network;
import dev.espalier.space.Shape;
import dev.espalier.space.weights.InitialWeights;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** The engine's own training: some of one thread each, side by side in this process. */
final class OwnEntrant implements Entrant {

    private static final int BATCHES = 8;

    private final Shape images;
    private final int classes;
    private final List<Learner> learners = new ArrayList<>();
    private final List<MiniBatch> batches = new ArrayList<>();
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    OwnEntrant(Network network, int batch, int sideBySide) {
        var shapes = Shape.all(network);
        images = shapes.firstEntry().getValue();
        classes = shapes.lastEntry().getValue().channels();
        for (int i = 0; i < sideBySide; i++) {
            int seed = i;
            learners.add(Torch.run(
                    "bench", () -> new Learner(network, InitialWeights.of(network, seed), recipe(batch), 1_000_000)));
        }
        draw(batch);
    }

    private Recipe recipe(int batch) {
        var constant = new Schedule(Schedule.Shape.CONSTANT, 0.05, 0, 1);
        return new Recipe(
                1,
                batch,
                images.size(),
                new Rule.Sgd(0.9, true),
                constant,
                5e-4,
                0,
                0,
                0,
                0,
                0,
                0,
                Augmentation.NONE,
                1);
    }

    /** A fixed pattern for each class, with noise. */
    private void draw(int size) {
        var random = new Random(7);
        int values = (int) images.values();
        var patterns = new float[classes][values];
        for (var pattern : patterns) {
            noise(random, pattern);
        }
        for (int b = 0; b < BATCHES; b++) {
            var pixels = new float[size * values];
            var labels = new int[size];
            noise(random, pixels);
            for (int image = 0; image < size; image++) {
                labels[image] = random.nextInt(classes);
                for (int i = 0; i < values; i++) {
                    pixels[image * values + i] += patterns[labels[image]][i];
                }
            }
            batches.add(new MiniBatch(images.size(), images.channels(), pixels, labels));
        }
    }

    private static void noise(Random random, float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
    }

    @Override
    public Stint train(double seconds) {
        long start = System.nanoTime();
        long processor = system.getProcessCpuTime();
        long end = start + Math.round(seconds * 1e9);
        long trained = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = learners.stream()
                    .map(learner ->
                            CompletableFuture.supplyAsync(() -> Torch.run("bench", () -> train(learner, end)), threads))
                    .toList();
            for (var training : running) {
                trained += training.join();
            }
        }
        return new Stint(trained, (System.nanoTime() - start) / 1e9, (system.getProcessCpuTime() - processor) / 1e9);
    }

    private long train(Learner learner, long end) {
        long trained = 0;
        while (System.nanoTime() - end < 0) {
            var batch = batches.get(learner.step() % BATCHES);
            learner.learn(batch);
            trained += batch.size();
        }
        return trained;
    }

    @Override
    public void close() {
        learners.forEach(Learner::close);
    }
}
