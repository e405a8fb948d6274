package dev.espalier.search;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void noMoreIsDoneThanThereIs() {
        assertThatThrownBy(() -> new Progress(6, 5, "epochs", ""))
                .hasMessage("What is done of a warm-up (6) must be from 0 to 5.");
        assertThatThrownBy(() -> new Progress(-1, 5, "epochs", ""))
                .hasMessage("What is done of a warm-up (-1) must be from 0 to 5.");
    }

    @Test
    void thereIsSomethingToDo() {
        assertThatThrownBy(() -> new Progress(0, 0, "epochs", ""))
                .hasMessage("The whole of a warm-up (0) must be at least 1.");
    }
}
