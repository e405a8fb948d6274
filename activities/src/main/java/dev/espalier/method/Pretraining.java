package dev.espalier.method;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.Sha256;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.generator.Forecast;
import dev.espalier.generator.Generator;
import dev.espalier.generator.Lesson;
import dev.espalier.generator.Shape;
import dev.espalier.search.Progress;
import dev.espalier.space.GraphSpace;
import dev.espalier.space.GraphSpace.Draft;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a generator learns before any search: what random architectures look like. It depends on the space and a few
 * settings, but on no experiment, so that it is kept under a key of these and paid for once.
 *
 * @see <a href="https://arxiv.org/abs/2203.08734">Lukasik et al., ECCV 2022, Section 3.1</a>
 */
final class Pretraining {

    private static final int CHUNK = 2_000;
    private static final int BATCH = 32;
    private static final int BATCH_OF_TWO_CELLS = 256;
    private static final double RATE = 2e-4;

    /** Changed whenever the same settings would lead to another network. */
    private static final String VERSION = "2";

    /** Graphs drawn to see how many are cells. */
    private static final int LOOKED_AT = 2_000;

    private static final int DRAWS = 100;

    private final GraphSpace space;
    private final AgNet.Params params;

    /**
     * How far it is, the network then, and the one to search with.
     *
     * @param chosen the one so far that draws most cells
     */
    record Stage(int steps, ArtifactRef network, Chosen chosen) {}

    /**
     * A network on the way. Which one the authors took is not published; theirs for NAS-Bench-101 is an early one that
     * draws more cells than the probabilities that it converges to.
     *
     * @param cells share of cells among the graphs that it draws, 0 to 1
     */
    record Chosen(int steps, ArtifactRef network, double cells) {}

    Pretraining(GraphSpace space, AgNet.Params params) {
        this.space = space;
        this.params = params;
    }

    static Shape shape(GraphSpace space, AgNet.Params params) {
        return Shape.of(space, space.cellCount(), params.repaired());
    }

    /** One that has learned nothing, which has the predictor of most searches; others take no more than its growth. */
    static Generator generator(GraphSpace space, AgNet.Params params) {
        return generator(space, params, new Forecast.Accuracy());
    }

    static Generator generator(GraphSpace space, AgNet.Params params, Forecast forecast) {
        return new Generator(shape(space, params), forecast, random("start"));
    }

    /** The network that a search begins with, and what is to predict from what it grows. */
    Generator chosen(@Nullable Stage stage, Forecast forecast, Work work) {
        if (stage == null) {
            throw new IllegalStateException("A search by the network must begin with its pre-training.");
        }
        var generator = generator(space, params, forecast);
        generator.readGrowth(read(stage.chosen().network(), work).bytes());
        generator.restart();
        return generator;
    }

    private Generator read(ArtifactRef network, Work work) {
        var generator = generator(space, params);
        try {
            generator.read(work.artifacts().content(network));
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("The generator (%s) cannot be used: %s".formatted(network.key(), e.getMessage()));
        }
        return generator;
    }

    boolean done(@Nullable Stage stage) {
        return stage != null && stage.steps() >= params.pretraining();
    }

    /** Whether the next stage was reached before, by whichever experiment. */
    boolean known(@Nullable Stage from, Work work) {
        return work.artifacts().find(key(next(from))).isPresent();
    }

    private int next(@Nullable Stage from) {
        return Math.min((from == null ? 0 : from.steps()) + CHUNK, params.pretraining());
    }

    /** @param known whether another experiment had reached the stage */
    Progress progress(Stage stage, boolean known) {
        var note = String.format(
                Locale.ROOT,
                "%.1f %% of the graphs it draws are cells",
                100 * stage.chosen().cells());
        return new Progress(stage.steps(), params.pretraining(), "steps", note, known);
    }

    /** The next stage: one that was reached before, by whichever experiment, or a chunk of work. */
    Stage chunk(@Nullable Stage from, Work work) {
        int steps = from == null ? 0 : from.steps();
        int next = next(from);
        var network = work.artifacts()
                .find(key(next))
                .orElseGet(() -> work.artifacts().put(key(next), trained(from, steps, next, work)));
        double cells = cells(network, next, work);
        var chosen = from != null && from.chosen().cells() >= cells ? from.chosen() : new Chosen(next, network, cells);
        if (next == params.pretraining()) {
            read(chosen.network(), work); // one that was found is tried before anything is evaluated
        }
        return new Stage(next, network, chosen);
    }

    /** The share of cells that a network draws, which is counted once and kept beside it. */
    private double cells(ArtifactRef network, int steps, Work work) {
        var key = key(steps).replace(".bin", ".cells");
        var counted = work.artifacts()
                .find(key)
                .orElseGet(() -> work.artifacts()
                        .put(
                                key,
                                Double.toString(counted(read(network, work), steps))
                                        .getBytes(StandardCharsets.US_ASCII)));
        return Double.parseDouble(new String(work.artifacts().content(counted), StandardCharsets.US_ASCII));
    }

    private double counted(Generator generator, int steps) {
        var random = random(key(steps) + "/cells");
        var drafts = new ArrayList<>(
                space.graphs(space.sample(random)).stream().map(Draft::of).toList());
        int cells = 0;
        for (int drawn = 0; drawn < LOOKED_AT; drawn += DRAWS) {
            for (var one : generator.draw(DRAWS, random)) {
                drafts.set(0, one.draft());
                cells += space.read(drafts).isPresent() ? 1 : 0;
            }
        }
        return (double) cells / LOOKED_AT;
    }

    private byte[] trained(@Nullable Stage from, int steps, int next, Work work) {
        var generator = from == null ? generator(space, params) : read(from.network(), work);
        var random = random(key(next));
        for (int step = steps; step < next; step++) {
            if (step % 64 == 0) {
                work.heartbeat(null);
            }
            generator.imitate(lessons(random), random, params.latents(), RATE);
        }
        return generator.bytes();
    }

    /** A cell of each of some random architectures. */
    private List<Lesson> lessons(RandomGenerator random) {
        var lessons = new ArrayList<Lesson>();
        int batch = space.cellCount() == 1 ? BATCH : BATCH_OF_TWO_CELLS;
        for (int i = 0; i < batch; i++) {
            var graphs = space.graphs(space.example(random));
            lessons.add(new Lesson(graphs.get(random.nextInt(graphs.size())), 1, 0));
        }
        return lessons;
    }

    private String key(int steps) {
        var settings = "%s/%s/%s/%s/%d/%d/%d/%s"
                .formatted(
                        VERSION,
                        space.name(),
                        space.labels(),
                        space.mostVertices(),
                        space.inputs(),
                        space.cellCount(),
                        params.latents(),
                        params.repaired());
        var digest = Sha256.hex(settings.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
        return "generators/agnet/%s-%s/%07d.bin".formatted(space.name(), digest, steps);
    }

    private static RandomGenerator random(String key) {
        return Seeded.by(key.getBytes(StandardCharsets.UTF_8));
    }
}
