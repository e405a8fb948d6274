package dev.espalier.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownWarningTest {

    @TempDir
    Path folder;

    /** A process that puts values into an array. */
    static final class Putting {

        public static void main(String... arguments) {
            try (var manager = Torch.manager();
                    var array = manager.zeros(new Shape(2))) {
                array.set(new float[] {1, 2});
                System.out.println(array.sum().getFloat());
            }
        }
    }

    @Test
    void aProcessThatTrainsIsNotWarnedOfWhatNobodyCanMend() throws IOException, InterruptedException {
        var out = folder.resolve("out");
        var errors = folder.resolve("errors");
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Putting.class.getName()))
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile())
                .start();

        assertThat(process.waitFor()).isZero();
        assertThat(Files.readString(out)).contains("3.0");
        assertThat(Files.readString(errors)).doesNotContain("AutoNonVariableTypeMode");
    }
}
