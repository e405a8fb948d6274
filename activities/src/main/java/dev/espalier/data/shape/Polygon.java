package dev.espalier.data.shape;

import java.util.Arrays;

/** The distance from a polygon whose sides do not cross, exact everywhere. */
final class Polygon implements Distance {

    private final double[] xs;
    private final double[] ys;
    private final double[] sideXs;
    private final double[] sideYs;

    /** 1 / the squared length of each side. */
    private final double[] shares;

    private Polygon(double[] xs, double[] ys) {
        this.xs = xs;
        this.ys = ys;
        this.sideXs = new double[xs.length];
        this.sideYs = new double[xs.length];
        this.shares = new double[xs.length];
        for (int i = 0; i < xs.length; i++) {
            int next = (i + 1) % xs.length;
            sideXs[i] = xs[next] - xs[i];
            sideYs[i] = ys[next] - ys[i];
            shares[i] = 1 / (sideXs[i] * sideXs[i] + sideYs[i] * sideYs[i]);
        }
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
        for (int i = 0; i < xs.length; i++) {
            double awayX = x - xs[i];
            double awayY = y - ys[i];
            nearest = Math.min(nearest, squared(i, awayX, awayY));
            boolean straddles = awayY < 0 != awayY < sideYs[i];
            if (straddles && (awayX * sideYs[i] < awayY * sideXs[i]) == sideYs[i] > 0) {
                inside = !inside;
            }
        }
        return inside ? -Math.sqrt(nearest) : Math.sqrt(nearest);
    }

    /** The squared distance from a side, of a point given as seen from where the side begins. */
    private double squared(int side, double awayX, double awayY) {
        double along = (awayX * sideXs[side] + awayY * sideYs[side]) * shares[side];
        double nearest = Math.max(0, Math.min(1, along));
        double x = awayX - nearest * sideXs[side];
        double y = awayY - nearest * sideYs[side];
        return x * x + y * y;
    }
}
