package dev.espalier.generator;

import dev.espalier.space.GraphSpace.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A network that grows graphs from noise, and one that predicts from what is grown how accurate it will be. What they
 * have learned is their bytes.
 *
 * <p>Unlike the paper, the graphs of a batch share latent vectors: a latent vector is drawn without regard to the graph that
 * is learned with it, so that the network learns to ignore it, and the same is learned at a fraction of the cost.
 *
 * @see <a href="https://arxiv.org/abs/2203.08734">Lukasik et al., ECCV 2022, Sections 3.1 and 3.2</a>
 */
public final class Generator {

    /** Of the losses of a search, the share that the predictor has. */
    private static final double PREDICTING = 0.9;

    /** Latent vectors of a search come from both sides of 0, up to this. */
    private static final double REACH = 3;

    private final Shape shape;
    private final Parameters parameters;
    private final Growth growth;
    private final Dense predictor;
    private final Tape tape = new Tape(true);
    private final Tape drawing = new Tape(false);
    private final int growthParameters;

    /** @param random what it is before it has learned anything */
    public Generator(Shape shape, RandomGenerator random) {
        this.shape = shape;
        this.parameters = new Parameters(random);
        this.growth = new Growth(shape, parameters);
        this.growthParameters = parameters.count();
        int width = shape.width();
        this.predictor = new Dense(parameters, new int[] {width}, width, width, width, width, 1);
    }

    /** How many numbers the generating network consists of, and the predicting one. */
    int growthParameters() {
        return growthParameters;
    }

    int predictorParameters() {
        return parameters.count() - growthParameters;
    }

    /** All it has learned. */
    public byte[] bytes() {
        return parameters.bytes();
    }

    /** Takes what {@link #bytes} gave. */
    public void read(byte[] bytes) {
        parameters.read(bytes);
    }

    /** Forgets in which direction it was learning. */
    public void restart() {
        parameters.restart();
    }

    /**
     * One step of learning what graphs look like.
     *
     * @param latents how many latent vectors the batch shares
     */
    public void imitate(List<Lesson> batch, RandomGenerator random, int latents, double rate) {
        var grown = grown(batch, random, latents);
        Imitation.follow(batch, grown, shape, 1);
        learn(rate);
    }

    /** One step of learning what they look like and what is predicted of whatever is grown instead of them. */
    public void learn(List<Lesson> batch, RandomGenerator random, int latents, double rate) {
        var grown = grown(batch, random, latents);
        Imitation.follow(batch, grown, shape, 1 - PREDICTING);
        follow(batch, predictor.of(tape, List.of(tape.beside(grown.parts()))));
        learn(rate);
    }

    /** The same with the predictor learning of the graphs themselves, so that nothing of it reaches what grows. */
    public void learnApart(List<Lesson> batch, RandomGenerator random, int latents, double rate) {
        var grown = grown(batch, random, latents);
        Imitation.follow(batch, grown, shape, 1 - PREDICTING);
        var written = tape.matrix(batch.size(), shape.width());
        for (int row = 0; row < batch.size(); row++) {
            Imitation.write(batch.get(row).graph(), shape, written.value[row]);
        }
        follow(batch, predictor.of(tape, List.of(written)));
        learn(rate);
    }

    private Grown grown(List<Lesson> batch, RandomGenerator random, int latents) {
        tape.rewind();
        var latent = tape.matrix(Math.min(latents, batch.size()), Growth.LATENT);
        for (var row : latent.value) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return growth.grow(tape, latent);
    }

    private static void follow(List<Lesson> batch, Matrix predicted) {
        for (int i = 0; i < batch.size(); i++) {
            int row = i % predicted.rows();
            var lesson = batch.get(i);
            double error = predicted.value[row][0] - lesson.accuracy();
            predicted.gradient[row][0] += (float) (PREDICTING * lesson.weight() * 2 * error / batch.size());
        }
    }

    private void learn(double rate) {
        tape.back();
        parameters.update((float) rate, 0);
    }

    /** A graph drawn from what was grown, and what is predicted of it. */
    public record Drawn(Draft draft, double predicted) {}

    /** Graphs from latent vectors drawn evenly, one from each. */
    public List<Drawn> draw(int count, RandomGenerator random) {
        drawing.rewind();
        var latent = drawing.matrix(count, Growth.LATENT);
        for (var row : latent.value) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) ((2 * random.nextDouble() - 1) * REACH);
            }
        }
        var grown = growth.grow(drawing, latent);
        var predicted = predictor.of(drawing, List.of(drawing.beside(grown.parts())));
        var drawn = new ArrayList<Drawn>();
        for (int i = 0; i < count; i++) {
            drawn.add(new Drawn(Drawing.draw(grown, i, shape, random), predicted.value[i][0]));
        }
        return drawn;
    }
}
