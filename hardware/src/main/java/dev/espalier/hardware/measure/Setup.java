package dev.espalier.hardware.measure;

import java.util.List;

/**
 * How networks are run.
 *
 * @param runtime the software and its version
 * @param threads that share an inference
 * @param cores the cores that its threads were kept on; none where the operating system does not do that
 * @param batch images at a time
 * @param precision {@code fp32}
 */
public record Setup(String runtime, int threads, List<Integer> cores, int batch, String precision) {
    public Setup {
        cores = List.copyOf(cores);
    }
}
