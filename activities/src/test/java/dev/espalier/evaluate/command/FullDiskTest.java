package dev.espalier.evaluate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.espalier.search.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders on a file system of one mebibyte, where this user may mount one. */
class FullDiskTest {

    @TempDir
    Path place;

    private Path disk;

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = Files.createDirectory(place.resolve("disk"));
        boolean mounted = Files.isExecutable(Path.of("/bin/mount"))
                && run("/bin/mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()) == 0;
        assumeThat(mounted).as("this user may mount").isTrue();
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        assertThat(Trainers.leftOver(place)).isEmpty();
        run("/bin/umount", disk.toString());
    }

    private Map<String, Object> settings(String script) {
        return Map.of("folder", disk.toString(), "command", Trainers.sh(script));
    }

    @Test
    void aCommandThatFillsItFailsByItself() {
        var evaluation = Trainers.evaluate(place, settings("head -c 5000000 /dev/zero > model"));
        assertThat(Trainers.failure(evaluation)).contains("No space left on device");
        var next = Trainers.evaluate(place, settings("echo '{\"measures\": {\"val_accuracy_pct\": 91.5}}'"));
        assertThat(next.outcome())
                .as("its folder is gone, and the next has room")
                .isInstanceOf(Outcome.Measured.class);
    }

    @Test
    void aFullOneIsNamedAndTheTrialGoesOnOnceThereIsRoom() throws IOException, InterruptedException {
        var filler = disk.resolve("filler");
        assertThat(run("/bin/sh", "-c", "head -c 5000000 /dev/zero > '%s'".formatted(filler)))
                .isNotZero();
        var good = settings("echo '{\"measures\": {\"val_accuracy_pct\": 91.5}}'");
        assertThat(Trainers.evaluator(place).problems(Trainers.PROBLEM, Trainers.settings(good)))
                .containsExactly(
                        "The folder (%s/work) of a trial cannot be written: No space left on device.\nMaybe name another: folder."
                                .formatted(disk));
        assertThatThrownBy(() -> Trainers.evaluate(place, good))
                .as("which the step tries again")
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The folder (%s".formatted(disk))
                .hasMessageEndingWith("of a trial cannot be written: No space left on device.");
        Files.delete(filler);
        assertThat(Trainers.evaluate(place, good).outcome()).isInstanceOf(Outcome.Measured.class);
    }
}
