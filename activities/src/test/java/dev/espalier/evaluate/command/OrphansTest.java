package dev.espalier.evaluate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.method.Work;
import dev.espalier.search.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a command has started outlives its trial. */
@EnabledOnOs(OS.LINUX)
class OrphansTest {

    private static final String GOOD = "echo '{\"measures\": {\"val_accuracy_pct\": 91.5}}'";

    @TempDir
    Path place;

    /** Work that is cancelled as soon as a file is there. */
    private record CancelledBy(ArtifactStore artifacts, Path file) implements Work {

        @Override
        public void heartbeat(@Nullable ArtifactRef progress) {
            if (Files.exists(file)) {
                throw new CancellationException("stopped");
            }
        }

        @Override
        public Optional<ArtifactRef> lastHeartbeat() {
            return Optional.empty();
        }

        @Override
        public void rest(Duration duration) {
            heartbeat(null);
        }
    }

    private void nothingIsLeft() throws IOException {
        assertThat(Trainers.programs(place)).isEmpty();
        assertThat(Trainers.leftOver(place)).isEmpty();
    }

    private void isStopped(String script) throws IOException {
        var begun = place.resolve("begun");
        var work = new CancelledBy(new FileArtifactStore(place.resolve("artifacts")), begun);
        var command = Trainers.sh(script.replace("BEGUN", "touch '%s'".formatted(begun)));
        assertThatThrownBy(() -> Trainers.evaluate(place, Map.of("command", command), work))
                .isInstanceOf(CancellationException.class);
        nothingIsLeft();
    }

    @Test
    void aStopEndsItAndItsChildren() throws IOException {
        isStopped("sleep 1000 & sleep 1001 & BEGUN; wait");
    }

    @Test
    void aStopEndsWhatDoesNotListen() throws IOException {
        isStopped("trap \"\" TERM HUP INT; BEGUN; while :; do sleep 0.1; done");
    }

    @Test
    void aStopEndsWhatHasLeftItsGroup() throws IOException {
        isStopped("(setsid sh -c \"setsid sleep 1000 & sleep 1001\" &); sleep 0.5; BEGUN; sleep 1002");
    }

    @Test
    void aStopGivesTimeToSave() throws IOException {
        var saved = place.resolve("saved");
        isStopped("trap \"sleep 0.3; touch %s; exit 0\" TERM; BEGUN; while :; do sleep 0.1; done".formatted(saved));
        assertThat(saved).exists();
    }

    @Test
    void whatHasKilledItsSupervisorEndsWithIt() throws IOException {
        var evaluation = Trainers.evaluate(place, Map.of("command", Trainers.sh("kill -9 $PPID; sleep 1000")));
        assertThat(evaluation.outcome()).isInstanceOf(Outcome.Failed.class);
        nothingIsLeft();
    }

    @Test
    void aStopEndsWhatIsJustKillingItsSupervisor() throws IOException {
        isStopped("BEGUN; sleep 0.3; kill -9 $PPID; sleep 1000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sleep 1000 & ",
                "(setsid sleep 1000 > /dev/null 2>&1 &); sleep 0.3; ",
                "(trap \"\" TERM; sleep 1000) & ",
                "sleep 1000 2>&1 | cat & "
            })
    void whatItLeavesBehindEndsWithIt(String before) throws IOException {
        var evaluation = Trainers.evaluate(place, Map.of("command", Trainers.sh(before + GOOD)));
        assertThat(evaluation.outcome()).isInstanceOf(Outcome.Measured.class);
        nothingIsLeft();
    }

    @Test
    void whatAKilledWorkerLeftInItsWorkingFolderGoesWithTheNextAttempt() throws IOException {
        isStopped("BEGUN; sleep 1000");
        try (var checkpoints = Files.list(place.resolve("checkpoints"))) {
            var name = checkpoints.findFirst().orElseThrow().getFileName() + "-killed00";
            Files.writeString(
                    Files.createDirectories(place.resolve("work").resolve(name)).resolve("model"), "half");
        }
        Files.delete(place.resolve("begun"));
        isStopped("BEGUN; sleep 1000");
        try (var work = Files.list(place.resolve("work"))) {
            assertThat(work).noneMatch(Files::isDirectory);
        }
    }

    @Test
    void aTrialThatIsCutOffKeepsItsCheckpointsAndNothingElse() throws IOException {
        isStopped(
                "echo half > \"$(sed -n \"s/^ *.checkpoint. : .\\(.*\\).,/\\1/p\" \"$1\")/model\"; BEGUN; sleep 1000");
        try (var work = Files.list(place.resolve("work"));
                var checkpoints = Files.walk(place.resolve("checkpoints"))) {
            assertThat(work).noneMatch(Files::isDirectory);
            assertThat(checkpoints).anyMatch(file -> file.endsWith("checkpoint/model"));
        }
    }
}
