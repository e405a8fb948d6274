package dev.espalier.evaluate.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A worker is killed with kill -9 while a command runs. */
@EnabledOnOs(OS.LINUX)
class KilledWorkerTest {

    private static final int EPOCHS = 12;

    @TempDir
    Path undisturbed;

    @TempDir
    Path place;

    /** Starts a worker, lets it train up to an epoch, and kills it. */
    private void killedAfter(int epoch, String command) throws IOException, InterruptedException {
        var worker = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ForsakenWorker.class.getName(),
                        place.toString(),
                        command)
                .redirectError(place.resolve("errors").toFile())
                .start();
        var told = worker.inputReader();
        for (var line = told.readLine(); line != null && Integer.parseInt(line) < epoch; line = told.readLine()) {
            // Until it has come so far.
        }
        assertThat(Trainers.programs(place)).as(() -> errors()).isNotEmpty();
        worker.destroyForcibly().waitFor();
        assertThat(worker.exitValue()).as("killed, not ended").isEqualTo(128 + 9);
    }

    private String errors() {
        try {
            return Files.readString(place.resolve("errors"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void leavesNoOrphanAndTheNextGoesOnToTheSameResult() throws IOException, InterruptedException {
        var command = Trainers.standIn(EPOCHS, "0.2");
        var expected = Trainers.evaluate(undisturbed, Map.of("command", command));
        var report = place.resolve("report");
        for (int epoch : List.of(2, 5, 9)) {
            killedAfter(epoch, command + " REPORT=" + report);
            assertThat(Trainers.leftOver(place)).isEmpty();
            try (var work = Files.list(place.resolve("work"))) {
                assertThat(work).as("also its working folder is gone").noneMatch(Files::isDirectory);
            }
        }
        var evaluation = Trainers.evaluate(place, Map.of("command", command + " REPORT=" + report));
        assertThat(evaluation).isEqualTo(expected);
        assertThat(trained(report))
                .containsAll(IntStream.rangeClosed(1, EPOCHS).boxed().toList())
                .as("at most one epoch is done again for each kill")
                .hasSizeLessThanOrEqualTo(EPOCHS + 3);
        Trainers.clear(place, Map.of("command", command + " REPORT=" + report));
        try (var checkpoints = Files.list(place.resolve("checkpoints"))) {
            assertThat(checkpoints).as("nobody needs them any more").isEmpty();
        }
    }

    private static List<Integer> trained(Path report) throws IOException {
        return Files.readAllLines(report).stream().map(Integer::valueOf).toList();
    }
}
