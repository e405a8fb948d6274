package dev.espalier.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeterFolderTest {

    @TempDir
    Path parent;

    private static long ended() throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--version")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.waitFor();
        return process.pid();
    }

    @Test
    void isGoneWithAllThatIsInItOnceItIsClosed() throws IOException {
        try (var folder = MeterFolder.make(parent)) {
            folder.write("network.onnx", new byte[3]);
            assertThat(parent).isNotEmptyDirectory();
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void removesWhatADeadProcessLeft() throws Exception {
        var left = Files.createDirectory(parent.resolve("espalier-meter-%d-17".formatted(ended())));
        Files.writeString(left.resolve("errors"), "Killed");
        var strange = Files.createDirectory(parent.resolve("espalier-meter-of-somebody"));

        try (var folder = MeterFolder.make(parent);
                var beside = MeterFolder.make(parent)) {
            assertThat(left).doesNotExist();
            assertThat(strange).exists();
            assertThat(folder.write("errors", new byte[0])).exists();
            assertThat(beside.lastLine("errors")).isEqualTo("it left no word.");
        }
    }
}
