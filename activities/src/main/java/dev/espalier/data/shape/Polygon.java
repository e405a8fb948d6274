package dev.espalier.data.shape;

import java.util.Arrays;

/** The distance from a polygon whose sides do not cross, exact everywhere. */
final class Polygon implements Distance {

    private final double[] xs;
    private final double[] ys;

    private Polygon(double[] xs, double[] ys) {
        this.xs = xs;
        this.ys = ys;
    }

    /** @param corners x and y of each in turn, such as {@code 0 -1, 1 1, -1 1} */
    static Polygon of(String corners) {
        return of(Arrays.stream(corners.split(",? "))
                .mapToDouble(Double::parseDouble)
                .toArray());
    }

    private static Polygon of(double[] corners) {
        var xs = new double[corners.length / 2];
        var ys = new double[xs.length];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = corners[2 * i];
            ys[i] = corners[2 * i + 1];
        }
        return new Polygon(xs, ys);
    }

    static Polygon regular(int corners) {
        return star(corners, StrictMath.cos(StrictMath.PI / corners));
    }

    /** @param waist how far the inner corners are from the middle, the outer ones being 1 away */
    static Polygon star(int points, double waist) {
        var corners = new double[4 * points];
        for (int i = 0; i < 2 * points; i++) {
            double angle = StrictMath.PI * i / points;
            double radius = i % 2 == 0 ? 1 : waist;
            corners[2 * i] = radius * StrictMath.sin(angle);
            corners[2 * i + 1] = -radius * StrictMath.cos(angle);
        }
        return of(corners);
    }

    /** A point is inside when a ray from it crosses an odd number of sides. */
    @Override
    public double at(double x, double y) {
        double nearest = Double.MAX_VALUE;
        boolean inside = false;
        for (int i = 0, before = xs.length - 1; i < xs.length; before = i++) {
            nearest = Math.min(nearest, squared(x, y, before, i));
            boolean straddles = ys[i] > y != ys[before] > y;
            if (straddles && x < (xs[before] - xs[i]) * (y - ys[i]) / (ys[before] - ys[i]) + xs[i]) {
                inside = !inside;
            }
        }
        return inside ? -Math.sqrt(nearest) : Math.sqrt(nearest);
    }

    /** The squared distance from the side between two corners. */
    private double squared(double x, double y, int from, int to) {
        double sideX = xs[to] - xs[from];
        double sideY = ys[to] - ys[from];
        double along = ((x - xs[from]) * sideX + (y - ys[from]) * sideY) / (sideX * sideX + sideY * sideY);
        double nearest = Math.clamp(along, 0.0, 1.0);
        double awayX = x - xs[from] - nearest * sideX;
        double awayY = y - ys[from] - nearest * sideY;
        return awayX * awayX + awayY * awayY;
    }
}
