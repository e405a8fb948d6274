package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ComputeChecksTest {

    @TempDir
    Path proc;

    private Finding finding(String thing) {
        return new ComputeChecks(Map.of("XDG_CACHE_HOME", proc.toString()), proc)
                .findings().stream()
                        .filter(finding -> finding.thing().equals(thing))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void namesTheProcessorAndItsVectorInstructions() throws IOException {
        Files.writeString(
                proc.resolve("cpuinfo"),
                "processor\t: 0\nmodel name\t: Fast One\nflags\t\t: fpu avx avx2 avx512f sse\n");
        assertThat(finding("processor").state()).startsWith("Fast One, ").endsWith(", avx512f avx2 avx");
    }

    @Test
    void notesLittleMemory() throws IOException {
        Files.writeString(proc.resolve("meminfo"), "MemTotal:  16000000 kB\nMemAvailable:   8000000 kB\n");
        assertThat(finding("memory").level()).isEqualTo(Finding.Level.OK);
        Files.writeString(proc.resolve("meminfo"), "MemTotal:  16000000 kB\nMemAvailable:   800000 kB\n");
        assertThat(finding("memory").level()).isEqualTo(Finding.Level.NOTE);
    }

    @Test
    void getsAlongWhereTheSystemTellsNothing() {
        assertThat(finding("processor").level()).isEqualTo(Finding.Level.OK);
        assertThat(finding("memory").state()).isEqualTo("the system does not say");
    }

    @Test
    void tellsWhereTheLibraryLiesOnceItIsUnpacked() throws IOException {
        assertThat(finding("PyTorch").state()).contains("is made at the first training");
        Files.createDirectories(proc.resolve("espalier/torch/pytorch/2.7.1-cpu-linux-x86_64"));
        assertThat(finding("PyTorch").state()).startsWith("2.7.1-cpu-linux-x86_64 in ");
    }

    @Test
    void saysWhetherTheLibraryCanUseAGpu() {
        var line = "0, NVIDIA H200, 143771 MiB, 143000 MiB, 570.1";
        assertThat(new ComputeChecks(Map.of(), proc).gpu(line))
                .isEqualTo(Finding.note(
                        "GPU 0",
                        "NVIDIA H200, 143000 MiB of 143771 MiB free, driver 570.1; not used, since the PyTorch that comes along is for processors",
                        "name one for CUDA with PYTORCH_LIBRARY_PATH"));
        assertThat(new ComputeChecks(Map.of("PYTORCH_LIBRARY_PATH", "/opt/libtorch/lib"), proc)
                        .gpu(line)
                        .level())
                .isEqualTo(Finding.Level.OK);
    }

    @Test
    @Timeout(60)
    void endsAProgramThatSaysNothing() {
        assertThat(ComputeChecks.run(Duration.ZERO, "sleep", "3600")).isEmpty();
        assertThat(ComputeChecks.run(Duration.ofMinutes(1), "echo", "GPU")).contains("GPU");
    }
}
