package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrialsTableTest {

    @Test
    void writesNumbersAsShortAsTheirSource() {
        assertThat(TrialsTable.number(840.9580000000001)).isEqualTo("840.958");
        assertThat(TrialsTable.number(0.1 + 0.2)).isEqualTo("0.3");
        assertThat(TrialsTable.number(123_456.123_456)).isEqualTo("123456.123456");
        assertThat(TrialsTable.number(-91.52)).isEqualTo("-91.52");
        assertThat(TrialsTable.number(0.0)).isEqualTo("0.0");
        assertThat(TrialsTable.number(null)).isEmpty();
    }
}
