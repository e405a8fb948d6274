package dev.espalier.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.surrogate.ExpectedHypervolume.Point;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExpectedHypervolumeTest {

    private static final Point REFERENCE = new Point(4, 4);
    private static final ExpectedHypervolume FRONT = new ExpectedHypervolume(
            List.of(new Point(1, 3), new Point(2, 2), new Point(3, 1), new Point(3, 3), new Point(5, 0)), REFERENCE);

    @Test
    void measuresTheStaircase() {
        assertThat(FRONT.area()).isEqualTo(3 * 1 + 2 * 1 + 1 * 1);
        assertThat(new ExpectedHypervolume(List.of(), REFERENCE).area()).isZero();
    }

    @Test
    void ofACertainPointExpectsWhatItAdds() {
        for (var point : List.of(new Point(0, 0), new Point(1.5, 2.5), new Point(2, 2), new Point(3.5, 0.5))) {
            double added = FRONT.with(point).area() - FRONT.area();
            assertThat(FRONT.of(new Prediction(point.first(), 0), new Prediction(point.second(), 0)))
                    .isCloseTo(added, within(1e-12));
        }
    }

    @Test
    void ofAnUncertainPointExpectsTheMeanOfWhatItAdds() {
        var random = new Random(3);
        double sum = 0;
        int draws = 200_000;
        for (int i = 0; i < draws; i++) {
            var point = new Point(2 + random.nextGaussian(), 1.5 + 0.5 * random.nextGaussian());
            sum += FRONT.with(point).area() - FRONT.area();
        }
        assertThat(FRONT.of(new Prediction(2, 1), new Prediction(1.5, 0.5))).isCloseTo(sum / draws, within(0.01));
    }
}
