package dev.espalier.data.shape;

/**
 * Where a figure lies on a canvas.
 *
 * @param x of its middle, in pixels
 * @param y of its middle, downwards
 * @param radius of the circle around it, in pixels
 * @param stretch how much narrower it is than high, 0 to 1
 * @param cosine of the angle by which it is turned
 * @param sine of the angle
 */
record Placement(double x, double y, double radius, double stretch, double cosine, double sine) {

    static Placement turned(double x, double y, double radius, double stretch, double angle) {
        return new Placement(x, y, radius, stretch, StrictMath.cos(angle), StrictMath.sin(angle));
    }

    /** How much of the pixel around a point the figure covers, 0 to 1. */
    double cover(Distance figure, double pointX, double pointY) {
        double awayX = pointX - x;
        double awayY = pointY - y;
        double across = (cosine * awayX + sine * awayY) / (radius * stretch);
        double down = (cosine * awayY - sine * awayX) / radius;
        return Math.clamp(0.5 - figure.at(across, down) * radius, 0.0, 1.0);
    }
}
