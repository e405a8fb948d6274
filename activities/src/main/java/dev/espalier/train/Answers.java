package dev.espalier.train;

/** How well a network answers: counted image by image. */
public final class Answers {

    private int images;
    private int right;
    private double loss;

    /**
     * Counts a mini-batch.
     *
     * @param logits {@code [images, classes]}, row by row
     */
    public void count(float[] logits, int[] labels) {
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

    public Examination.Result result() {
        return new Examination.Result(images, 100.0 * right / images, loss / images);
    }
}
