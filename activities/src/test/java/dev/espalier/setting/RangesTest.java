package dev.espalier.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangesTest {

    @ParameterizedTest
    @CsvSource({"2, 2", "2.4, 2.4", "0.3, 0.3", "0, 0", "-0.5, -0.5", "-3, -3", "300, 300", "1e20, 1.0E20"})
    void aNumberIsWrittenWithItsFractionAndWithoutAPointWhereItHasNone(double value, String written) {
        assertThat(Ranges.written(value)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"-0.4", "-1.5"})
    void whatIsRefusedIsNamedAsItWasGiven(double value) {
        assertThatThrownBy(() -> Ranges.above("rate", value))
                .hasMessage("The rate (%s) must be above 0.".formatted(value));
    }
}
