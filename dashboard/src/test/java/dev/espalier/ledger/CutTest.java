package dev.espalier.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CutTest {

    @Test
    void leavesWhatFits() {
        assertThat(Cut.to(5, "four")).isEqualTo("four");
        assertThat(Cut.to(5, "seven")).isEqualTo("seven");
    }

    @Test
    void cutsWhatDoesNotFit() {
        assertThat(Cut.to(4, "seven")).isEqualTo("seve");
    }

    @Test
    void leavesNoHalfOfACharacter() {
        assertThat(Cut.to(4, "abc\uD83D\uDE00")).isEqualTo("abc");
        assertThat(Cut.to(5, "abc\uD83D\uDE00d")).isEqualTo("abc\uD83D\uDE00");
    }

    @Test
    void leavesNothingThatPostgresqlCannotStore() {
        assertThat(Cut.to(5, "a\0b")).isEqualTo("a\uFFFDb");
    }
}
