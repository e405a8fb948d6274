package dev.espalier.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    private final Pace pace = new Pace();

    @Test
    void saysNothingBeforeAnythingWasSpent() {
        assertThat(pace.remainingSeconds()).isNaN();
        pace.add(0, 0.2);
        pace.add(10, 0.2);

        assertThat(pace.remainingSeconds()).isNaN();
    }

    @Test
    void goesOnAtThePaceSoFar() {
        pace.add(0, 0.1);
        pace.add(10, 0.2);

        assertThat(pace.remainingSeconds()).isCloseTo(80, offset(1e-9));
    }

    @Test
    void forgetsWhatIsLongAgo() {
        pace.add(0, 0);
        pace.add(1, 0.5);
        pace.add(200, 0.6);
        pace.add(210, 0.61);

        assertThat(pace.remainingSeconds()).isCloseTo(390, offset(1e-6));
    }

    @Test
    void forgetsAPause() {
        pace.add(0, 0);
        pace.add(10, 0.5);
        pace.clear();

        assertThat(pace.remainingSeconds()).isNaN();
    }

    @ParameterizedTest
    @CsvSource({"500 h,1800000", "90 min,5400", "3 d,259200", "30 s,30", "PT2H,7200", "soon,NaN", "1.2.3 h,NaN"})
    void readsGpuTimes(String text, double seconds) {
        assertThat(GpuTime.seconds(JsonNodeFactory.instance.textNode(text))).isEqualTo(Double.valueOf(seconds));
    }
}
