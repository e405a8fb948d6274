package dev.espalier.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WorkerProcessTest {

    @Test
    void doesNotStartWithoutTheGpuThatItIsFor() {
        assertThatThrownBy(() -> WorkerProcess.requireFound(1, false))
                .isInstanceOf(Unusable.class)
                .hasMessageStartingWith("The --gpu (1) cannot be used: the PyTorch in use finds no GPU.\nMaybe");
        assertThatCode(() -> WorkerProcess.requireFound(1, true)).doesNotThrowAnyException();
    }
}
