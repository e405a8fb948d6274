package dev.espalier.api;

import dev.espalier.search.Curve;
import dev.espalier.search.CurvePoint;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a trial's training went, or goes. */
@Schema(name = "Curve")
public record CurveJson(
        @Schema(description = "Whether it goes on.") boolean running,

        @Schema(description = "What the places count; empty before the first point.", examples = "epochs")
        String unit,

        @Schema(description = "How far it goes, 0 where nobody knows.")
        double of,

        List<Point> points) {

    /** What had been reached at one place. */
    @Schema(name = "CurvePoint")
    public record Point(
            @Schema(description = "3.5 is half-way through the fourth epoch.")
            double at,

            @Schema(description = "Values by metric.") Map<String, Double> measures) {

        static Point of(CurvePoint point) {
            return new Point(point.at(), point.measures().values());
        }
    }

    static CurveJson of(Curve curve, boolean running) {
        var points = curve.points();
        return new CurveJson(
                running,
                points.isEmpty() ? "" : points.getLast().unit(),
                points.isEmpty() ? 0 : points.getLast().of(),
                points.stream().map(Point::of).toList());
    }
}
