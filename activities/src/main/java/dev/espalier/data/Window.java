package dev.espalier.data;

import java.util.SplittableRandom;

/** The part of an image that is looked at, in pixels. */
record Window(int top, int left, int height, int width) {

    private static final int TRIES = 10;
    private static final double LOG_ASPECT = StrictMath.log(4.0 / 3);

    /** What is left of the centre's square where a training cuts parts out, as is customary at 224 of 256 pixels. */
    private static final double CENTRE = 0.875;

    /** The largest square in the middle, so that what is resized keeps its proportions. */
    static Window square(Image image) {
        return middle(image, Math.min(image.height(), image.width()));
    }

    /** The middle as a network sees it that was trained on parts, which show things larger. */
    static Window centre(Image image) {
        return middle(image, Math.max(1, (int) Math.round(CENTRE * Math.min(image.height(), image.width()))));
    }

    private static Window middle(Image image, int side) {
        return new Window((image.height() - side) / 2, (image.width() - side) / 2, side, side);
    }

    /**
     * A part of at least a share of the image's area, its sides at most 4 to 3; the middle where none fits.
     *
     * @see <a href="https://arxiv.org/abs/1409.4842">Szegedy et al. 2014</a>, section 6
     */
    static Window part(Image image, double smallest, SplittableRandom chance) {
        double area = (double) image.height() * image.width();
        for (int i = 0; i < TRIES; i++) {
            double share = smallest + (1 - smallest) * chance.nextDouble();
            double aspect = StrictMath.exp(LOG_ASPECT * (2 * chance.nextDouble() - 1));
            int width = (int) Math.round(Math.sqrt(area * share * aspect));
            int height = (int) Math.round(Math.sqrt(area * share / aspect));
            if (width >= 1 && height >= 1 && width <= image.width() && height <= image.height()) {
                return new Window(
                        chance.nextInt(image.height() - height + 1),
                        chance.nextInt(image.width() - width + 1),
                        height,
                        width);
            }
        }
        return square(image);
    }
}
