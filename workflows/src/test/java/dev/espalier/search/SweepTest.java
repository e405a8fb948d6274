package dev.espalier.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepTest {

    @Test
    void aNumberIsItself() {
        assertThat(Sweep.of("targets", "320.5").values()).containsExactly(320.5);
    }

    @Test
    void aRangeHasBothItsEndsWhereItsStepsMeetThem() {
        assertThat(Sweep.of("targets", "270..300/10").values()).containsExactly(270.0, 280.0, 290.0, 300.0);
        assertThat(Sweep.of("targets", "0.6..1.2/0.1").values())
                .hasSize(7)
                .last()
                .isEqualTo(1.2);
        assertThat(Sweep.of("targets", "270..299/10").values()).containsExactly(270.0, 280.0, 290.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "-3", "1e3", "1..2", "1..2/0.5/3"})
    void whatIsNeitherIsRefusedInOneSentence(String text) {
        assertThatThrownBy(() -> Sweep.of("targets", text))
                .hasMessage("The targets (%s) must be a number, or a range with its step as in 270..450/10."
                        .formatted(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2..1/0.5", "1..2/0", "1..2000/1"})
    void aRangeThatNeverEndsIsRefused(String text) {
        assertThatThrownBy(() -> Sweep.of("targets", text))
                .hasMessage(
                        "The targets (%s) must go up from the first to the last in fewer than 1000 steps of more than 0."
                                .formatted(text));
    }
}
