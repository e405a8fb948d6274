package dev.espalier.surrogate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How much area two losses are expected to add to what a front dominates, up to a reference point. The area beyond the
 * front is cut into strips along the second loss; in each, what both losses gain is independent, so that the
 * expectation is a sum of products and exact.
 *
 * @see <a href="https://doi.org/10.1007/s10898-019-00798-7">Yang et al., 2019</a>, for strips
 */
public final class ExpectedHypervolume {

    private final List<Point> front;
    private final Point reference;

    /** Two losses. */
    public record Point(double first, double second) {
        private boolean covers(Point other) {
            return first <= other.first && second <= other.second;
        }
    }

    /** @param reference what is not below it in both losses counts for nothing */
    public ExpectedHypervolume(List<Point> points, Point reference) {
        this.reference = reference;
        this.front = new ArrayList<>();
        points.stream()
                .filter(point -> point.first < reference.first && point.second < reference.second)
                .sorted(Comparator.comparingDouble(Point::second).thenComparingDouble(Point::first))
                .forEach(point -> {
                    if (front.isEmpty() || !front.getLast().covers(point)) {
                        front.add(point);
                    }
                });
    }

    /** The same with one more point. */
    public ExpectedHypervolume with(Point point) {
        var points = new ArrayList<>(front);
        points.add(point);
        return new ExpectedHypervolume(points, reference);
    }

    /** The area that the front dominates. */
    public double area() {
        double area = 0;
        for (int i = 0; i < front.size(); i++) {
            double upper = i + 1 < front.size() ? front.get(i + 1).second : reference.second;
            area += (reference.first - front.get(i).first) * (upper - front.get(i).second);
        }
        return area;
    }

    /** The area that is expected to be added, by losses that do not depend on each other. */
    public double of(Prediction first, Prediction second) {
        double sum = 0;
        double below = 0;
        double level = reference.first;
        for (int i = 0; i <= front.size(); i++) {
            double upper =
                    Acquisition.expectedImprovement(second, i < front.size() ? front.get(i).second : reference.second);
            if (upper > below) {
                sum += Acquisition.expectedImprovement(first, level) * (upper - below);
            }
            below = upper;
            level = i < front.size() ? front.get(i).first : level;
        }
        return sum;
    }
}
