package dev.espalier.evaluate.zerocost;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.jni.JniUtils;
import dev.espalier.space.Op;
import dev.espalier.space.weights.InitialWeights;
import dev.espalier.train.Torch;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Few channels, of which single pixels are taken with some skipped: what one of oneDNN's kernels computes wrongly. */
class NarrowStrideTest {

    private static final int CHANNELS = 4;
    private static final int OUTPUTS = 8;
    private static final int SIZE = 16;
    private static final int IMAGES = 8;

    @TempDir
    Path folder;

    /** A processor without AVX-512, as which any other can be taken, chooses that kernel. */
    @Test
    void gradientsAreThoseOfThePixelsThatAreTakenOnEveryProcessor() throws Exception {
        var said = folder.resolve("said.txt");
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Gradients.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        process.environment().put("ONEDNN_MAX_CPU_ISA", "AVX2");
        // Of the C library: ends a process that gives back memory beside which it wrote.
        process.environment().put("LD_PRELOAD", "libc_malloc_debug.so.0");
        process.environment().put("MALLOC_CHECK_", "3");
        var child = process.start();
        if (!child.waitFor(60, TimeUnit.SECONDS)) {
            child.destroyForcibly().waitFor();
        }
        assertThat(child.exitValue()).isZero();
        assertThat(said).content().contains(Arrays.toString(expected()));
    }

    private static float[] expected() {
        var pixels = pixels();
        var sums = new float[OUTPUTS * CHANNELS];
        for (int i = 0; i < pixels.length; i++) {
            int pixel = i / CHANNELS;
            if (pixel / SIZE % 2 == 0 && pixel % SIZE % 2 == 0) {
                for (int out = 0; out < OUTPUTS; out++) {
                    sums[out * CHANNELS + i % CHANNELS] += pixels[i];
                }
            }
        }
        return sums;
    }

    /** Small whole numbers, channels last: their sums are exact. */
    private static float[] pixels() {
        var pixels = new float[IMAGES * SIZE * SIZE * CHANNELS];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 11;
        }
        return pixels;
    }

    /** Prints the gradients of the outputs' sum, several times over: memory that is broken is found when it is used. */
    static final class Gradients {

        public static void main(String[] arguments) throws Exception {
            var network = HandMade.chain(CHANNELS, SIZE, new Op.Conv(1, 2, 1, OUTPUTS));
            for (int i = 0; i < 50; i++) {
                var gradients = Torch.run("gradients", () -> {
                    try (var built = new Untrained(network, InitialWeights.of(network, 1), DataType.FLOAT32)) {
                        var weight = built.differentiable(Set.copyOf(Untrained.FACTORS))
                                .getFirst();
                        JniUtils.setGradMode(true);
                        var out = built.forward(built.images(HandMade.squares(CHANNELS, SIZE, pixels())));
                        Untrained.backward(out, out.onesLike(), false);
                        JniUtils.setGradMode(false);
                        return weight.getGradient().toFloatArray();
                    }
                });
                System.out.println(Arrays.toString(gradients));
            }
        }
    }
}
