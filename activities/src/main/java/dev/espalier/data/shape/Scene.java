package dev.espalier.data.shape;

import java.util.SplittableRandom;

/**
 * Draws one image: an outline in any place, size, turn and colour, among strokes and scraps that mean nothing, on a
 * background that blends, with grain over all.
 */
final class Scene {

    private static final double SMALLEST = 6.5;
    private static final double LARGEST = 11;
    private static final int MOST_STROKES = 4;
    private static final double GRAIN = 14;

    /** How far the outline's colour is from both of the background's at least, of 441 from black to white. */
    private static final double CONTRAST = 90;

    private static final Distance SCRAP = Polygon.regular(4);

    private final Canvas canvas;
    private final SplittableRandom chance;

    private Scene(int side, SplittableRandom chance) {
        this.canvas = new Canvas(side);
        this.chance = chance;
    }

    static byte[] drawn(Outline outline, int side, SplittableRandom chance) {
        return new Scene(side, chance).draw(outline);
    }

    private byte[] draw(Outline outline) {
        var from = colour();
        var to = near(from);
        double angle = angle();
        canvas.blend(from, to, StrictMath.cos(angle), StrictMath.sin(angle));
        int strokes = chance.nextInt(MOST_STROKES + 1);
        for (int i = 0; i < strokes; i++) {
            stroke();
        }
        canvas.lay(outline.figure(), placement(), apart(from, to));
        stroke();
        return canvas.grained(GRAIN, chance);
    }

    private double between(double least, double most) {
        return least + (most - least) * chance.nextDouble();
    }

    private double angle() {
        return between(0, 2 * StrictMath.PI);
    }

    private float[] colour() {
        return new float[] {(float) between(0, 255), (float) between(0, 255), (float) between(0, 255)};
    }

    private float[] near(float[] colour) {
        var near = new float[3];
        for (int i = 0; i < 3; i++) {
            near[i] = (float) Math.clamp(colour[i] + between(-90, 90), 0.0, 255.0);
        }
        return near;
    }

    private float[] apart(float[] one, float[] other) {
        var colour = colour();
        while (distance(colour, one) < CONTRAST || distance(colour, other) < CONTRAST) {
            colour = colour();
        }
        return colour;
    }

    private static double distance(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += (one[i] - other[i]) * (one[i] - other[i]);
        }
        return Math.sqrt(sum);
    }

    private Placement placement() {
        double radius = between(SMALLEST, LARGEST);
        double x = between(radius, canvas.side() - radius);
        double y = between(radius, canvas.side() - radius);
        return Placement.turned(x, y, radius, between(0.75, 1), angle());
    }

    /** A thin line or a scrap that means nothing. */
    private void stroke() {
        double x = between(0, canvas.side());
        double y = between(0, canvas.side());
        double length = between(2, 9);
        canvas.lay(SCRAP, Placement.turned(x, y, length, between(0.1, 0.5), angle()), colour());
    }
}
