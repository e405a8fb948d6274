package dev.espalier.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import dev.espalier.step.Records.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a network's own failure, and what is a fault. */
class MishapsTest {

    private static Evaluation caught(RuntimeException thrown) {
        return Mishaps.caught(
                () -> {
                    throw thrown;
                },
                "It ran out of memory.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[enforce fail at alloc_cpu.cpp:119] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate 8589934592 bytes.",
                "CUDA out of memory. Tried to allocate 2.00 GiB.",
                "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`",
                "std::bad_alloc"
            })
    void wordsOfTheLibraryForTooLittleMemoryAreAFailure(String words) {
        assertThat(caught(new EngineException(words))).isEqualTo(Mishaps.failed("It ran out of memory."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsupported memory format option Contiguous", "CUDA error: an illegal memory access"})
    void otherWordsOfTheLibraryAreAFaultAlsoWhereTheySpeakOfMemory(String words) {
        var fault = new EngineException(words);
        assertThatThrownBy(() -> caught(fault)).isSameAs(fault);
    }

    @Test
    void aMistakeInCountingIsAFault() {
        var fault = new ArithmeticException("/ by zero");
        assertThatThrownBy(() -> caught(fault)).isSameAs(fault);
    }
}
