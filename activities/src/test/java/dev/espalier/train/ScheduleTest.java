package dev.espalier.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.train.Schedule.Decay;
import dev.espalier.train.Schedule.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

    private static final double CLOSE = 1e-12;

    /** As final networks of SGNAS are trained: the falls are counted from the start, so that one is due where the rise ends. */
    @ParameterizedTest
    @CsvSource({
        "0, 0.0001, 0",
        "2.5, 0.00805, 0",
        "5, 0.016, 1",
        "5.99, 0.016, 1",
        "6, 0.016, 2",
        "8.5, 0.016, 2",
        "499.9, 0.016, 166"
    })
    void exponentialFallsByOneShareAgainAndAgain(double epoch, double rate, int falls) {
        var schedule = new Schedule(Shape.EXPONENTIAL, 1e-4, 0.016, 5, 500, new Decay(0.963, 3));
        assertThat(schedule.at(epoch)).isCloseTo(rate * Math.pow(0.963, falls), within(CLOSE));
    }

    @ParameterizedTest
    @CsvSource({
        "COSINE, 1, 0.05",
        "COSINE, 6, 0.05",
        "COSINE, 10, 0",
        "LINEAR, 6, 0.05",
        "STEP, 1.9, 0.095",
        "STEP, 2, 0.1",
        "STEP, 9, 0.001",
        "CONSTANT, 9, 0.1"
    })
    void theOthersRiseInALineAndFallTillTheEnd(Shape shape, double epoch, double rate) {
        assertThat(new Schedule(shape, 0.1, 2, 10).at(epoch)).isCloseTo(rate, within(CLOSE));
    }
}
