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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomsTest {

    /** At its first attempt it saves and then hangs; once there is something to go on from, it ends. */
    private static final String HANGS_AT_FIRST = """
            folder=$(sed -n "s/^ *.checkpoint. : .\\(.*\\).,/\\1/p" "$1")
            if [ -e "$folder/saved" ]; then
                echo "{\\"gpu_seconds\\": 1, \\"measures\\": {\\"val_accuracy_pct\\": 91.5}}"
            else
                touch "$folder/saved"
                echo "{\\"checkpoint\\": true}"
                sleep 1000
            fi""";

    @TempDir
    Path place;

    /** Work whose first saved progress somebody waits for. */
    private record Awaited(
            ArtifactStore artifacts,
            CompletableFuture<ArtifactRef> saved,
            @Nullable ArtifactRef earlier) implements Work {

        @Override
        public void heartbeat(@Nullable ArtifactRef progress) {
            if (progress != null) {
                saved.complete(progress);
            }
        }

        @Override
        public Optional<ArtifactRef> lastHeartbeat() {
            return Optional.ofNullable(earlier);
        }

        @Override
        public void rest(Duration duration) {}
    }

    private Rooms rooms() {
        return new Rooms(Trainers.workshop(place));
    }

    private Room take(Rooms rooms) {
        return rooms.take("key", null, Trainers.settings(Map.of("command", "true")), Trainers.work(place));
    }

    @Test
    void theSameTrialFindsWhatWasSavedAndAnotherDoesNot() throws IOException {
        try (var room = take(rooms())) {
            Files.writeString(room.checkpoint().resolve("model"), "half");
        }
        var rooms = rooms();
        try (var room = take(rooms)) {
            assertThat(room.checkpoint().resolve("model")).hasContent("half");
        }
        var settings = Trainers.settings(Map.of("command", "true"));
        try (var room = rooms.take("other", null, settings, Trainers.work(place))) {
            assertThat(room.checkpoint()).isEmptyDirectory();
        }
    }

    @Test
    void isNeverGivenToTwoAtOnce() {
        var rooms = rooms();
        try (var one = take(rooms);
                var two = take(rooms)) {
            assertThat(two.claim()).isNotEqualTo(one.claim());
            assertThat(two.work()).isNotEqualTo(one.work());
        }
        try (var again = take(rooms)) {
            assertThat(again.claim()).endsWith(Path.of("key"));
        }
    }

    @Test
    void clearsWhatAllAttemptsSavedButWhereSomebodyIs() throws IOException {
        var rooms = rooms();
        var settings = Trainers.settings(Map.of("command", "true"));
        Files.createDirectories(place.resolve("checkpoints/key.2/checkpoint"));
        Files.createFile(
                Files.createDirectories(place.resolve("checkpoints/key.3")).resolve(Room.ALIVE));
        try (var used = take(rooms)) {
            take(rooms).close();
            rooms.clear("key", settings);
            assertThat(used.checkpoint()).exists();
        }
        assertThat(place.resolve("checkpoints/key.1")).doesNotExist();
        assertThat(place.resolve("checkpoints/key.2")).doesNotExist();
        assertThat(place.resolve("checkpoints/key.3")).as("of another process").exists();
        rooms.clear("key", settings);
        assertThat(place.resolve("checkpoints/key")).doesNotExist();
    }

    @Test
    void aLaterAttemptTakesOverFromOneWhoseWorkerHangs() throws Exception {
        var settings = Map.<String, Object>of("command", Trainers.sh(HANGS_AT_FIRST));
        var store = new FileArtifactStore(place.resolve("artifacts"));
        var hanging = new Awaited(store, new CompletableFuture<>(), null);
        var forgotten = CompletableFuture.supplyAsync(() -> Trainers.evaluate(place, settings, hanging));
        var later =
                new Awaited(store, new CompletableFuture<>(), hanging.saved().get());
        assertThat(Trainers.evaluate(place, settings, later).outcome()).isInstanceOf(Outcome.Measured.class);
        assertThatThrownBy(forgotten::get)
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("Another attempt at this trial has taken over from this one.");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Files.writeString(place.resolve("checkpoints"), "a file where a folder has to be");
        assertThatThrownBy(() -> take(rooms()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The folder (%s".formatted(place))
                .hasMessageContaining("of a trial cannot be written: ");
    }
}
