package dev.espalier.train;

import dev.espalier.data.Feed;

/** How well a network answers: counted image by image. */
final class Answers {

    private int images;
    private int right;
    private double loss;

    /** Of all that a feed has; says after each mini-batch that it is alive. */
    static Answers of(Learner learner, Feed feed, Runnable alive) {
        var answers = new Answers();
        while (feed.hasNext()) {
            var batch = feed.next();
            answers.count(learner.answers(batch), batch.labels());
            alive.run();
        }
        return answers;
    }

    /**
     * Counts a mini-batch.
     *
     * @param logits {@code [images, classes]}, row by row
     */
    void count(float[] logits, int[] labels) {
        int classes = logits.length / labels.length;
        for (int image = 0; image < labels.length; image++) {
            int first = image * classes;
            int best = 0;
            double sum = 0;
            for (int i = 1; i < classes; i++) {
                best = logits[first + i] > logits[first + best] ? i : best;
            }
            for (int i = 0; i < classes; i++) {
                sum += Math.exp(logits[first + i] - logits[first + best]);
            }
            right += best == labels[image] ? 1 : 0;
            loss += Math.log(sum) + logits[first + best] - logits[first + labels[image]];
        }
        images += labels.length;
    }

    double accuracyPct() {
        return 100.0 * right / images;
    }

    double loss() {
        return loss / images;
    }
}
