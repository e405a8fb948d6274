package dev.espalier.draw;

/** A place in a drawing, in its own units, y downwards. */
record Point(double x, double y) {

    /** The place a way along the straight line to another one. */
    Point towards(Point other, double share) {
        return new Point(x + (other.x - x) * share, y + (other.y - y) * share);
    }

    /** The place so many units along the straight line to another one; negative leads away from it. */
    Point near(Point other, double units) {
        double length = Math.hypot(other.x - x, other.y - y);
        return length == 0 ? this : towards(other, units / length);
    }

    /** The place so many units to the right. */
    Point right(double units) {
        return new Point(x + units, y);
    }

    @Override
    public String toString() {
        return Markup.number(x) + " " + Markup.number(y);
    }
}
