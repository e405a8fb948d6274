package dev.espalier.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A learning curve: points of one unit, in order. Points closer than a thousandth of the whole are one, so that it stays
 * small however often training tells. It does not depend on how often training was cut off: what is told again takes the
 * place of what was told before.
 */
public record Curve(List<CurvePoint> points) {

    /** Before anything was told. */
    public static final Curve EMPTY = new Curve(List.of());

    public Curve {
        points = List.copyOf(points);
    }

    /** With another point, which ends it: what lies beyond it was told by an attempt that was cut off. */
    public Curve with(CurvePoint point) {
        return with(List.of(point));
    }

    /** With further points, each of which ends it where it lies. A point of another unit is passed over. */
    public Curve with(List<CurvePoint> more) {
        var all = new ArrayList<>(points);
        more.forEach(point -> add(all, point));
        return new Curve(all);
    }

    private static void add(List<CurvePoint> all, CurvePoint point) {
        if (!all.isEmpty() && !all.getLast().unit().equals(point.unit())) {
            return;
        }
        while (!all.isEmpty() && all.getLast().at() > point.at()) {
            all.removeLast();
        }
        boolean same = !all.isEmpty() && cell(all.getLast(), point) == cell(point, point);
        var measures = same ? all.removeLast().measures().and(point.measures()) : point.measures();
        all.add(new CurvePoint(point.at(), point.of(), point.unit(), measures));
    }

    /** Which of the cells that a point divides the way into holds another. */
    private static double cell(CurvePoint one, CurvePoint divides) {
        double grain = divides.grain();
        return grain == 0 ? one.at() : Math.floor(one.at() / grain);
    }
}
