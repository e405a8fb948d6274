package dev.espalier.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CurveTest {

    private static CurvePoint point(double at, String metric, double value) {
        return CurvePoint.epoch(at, 10, new Measures(new TreeMap<>(Map.of(metric, value))));
    }

    private static List<CurvePoint> epochs(int from, int to) {
        var points = new ArrayList<CurvePoint>();
        for (int epoch = from; epoch <= to; epoch++) {
            points.add(point(epoch, "train_loss", 1.0 / epoch));
            points.add(point(epoch, "val_accuracy_pct", 10 * epoch));
        }
        return points;
    }

    @Test
    void whatIsToldOfOnePlaceIsOnePoint() {
        var curve = Curve.EMPTY.with(epochs(1, 3));
        assertThat(curve.points()).hasSize(3);
        assertThat(curve.points().getLast().measures().values()).containsOnlyKeys("train_loss", "val_accuracy_pct");
    }

    @Test
    void isTheSameHoweverOftenTrainingWasCutOff() {
        var undisturbed = Curve.EMPTY.with(epochs(1, 10));
        var random = new SplittableRandom(11);
        for (int run = 0; run < 200; run++) {
            var curve = Curve.EMPTY;
            int reached = 0;
            while (reached < 10) {
                int from = reached == 0 ? 1 : random.nextInt(1, reached + 2);
                var told = epochs(from, random.nextInt(from, 11));
                var heard = told.subList(0, random.nextInt(1, told.size() + 1));
                curve = curve.with(heard);
                boolean whole = heard.size() % 2 == 0;
                reached = (int) heard.getLast().at() - (whole ? 0 : 1);
            }
            assertThat(curve).isEqualTo(undisturbed);
        }
    }

    @Test
    void staysSmallHoweverOftenTrainingTells() {
        var steps = new ArrayList<CurvePoint>();
        for (int step = 1; step <= 300_000; step++) {
            steps.add(new CurvePoint(step, 300_000, "steps", Measures.NONE));
        }
        assertThat(Curve.EMPTY.with(steps).points()).hasSizeBetween(1_000, 1_001);
        var endless = steps.stream()
                .map(step -> new CurvePoint(step.at(), 0, "steps", step.measures()))
                .toList();
        assertThat(Curve.EMPTY.with(endless).points()).hasSizeLessThan(30_000).hasSizeGreaterThan(1_000);
    }

    @Test
    void passesOverAPointOfAnotherUnit() {
        var curve = Curve.EMPTY.with(epochs(1, 2));
        assertThat(curve.with(new CurvePoint(900, 0, "steps", Measures.NONE))).isEqualTo(curve);
    }

    @Test
    void leavesOutWhatIsNotFinite() {
        assertThat(point(1, "train_loss", Double.NaN).measures()).isEqualTo(Measures.NONE);
    }

    @Test
    void refusesAPlaceThatIsNone() {
        assertThatThrownBy(() -> point(-1, "train_loss", 1))
                .hasMessage("The place of a point of a learning curve (-1.0) must be a number, at least 0.");
        assertThatThrownBy(() -> new CurvePoint(1, Double.NaN, "epochs", Measures.NONE))
                .hasMessage("The end of a learning curve (NaN) must be a number, 0 where it is not known.");
        assertThatThrownBy(() -> new CurvePoint(1, 2, "", Measures.NONE))
                .hasMessage("The unit of a learning curve () must be a word in lower case, like epochs.");
    }
}
