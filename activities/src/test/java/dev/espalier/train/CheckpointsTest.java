package dev.espalier.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.space.weights.Safetensors;
import dev.espalier.space.weights.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {

    @TempDir
    Path folder;

    private ArtifactStore store;
    private Checkpoints checkpoints;

    @BeforeEach
    void open() {
        store = new FileArtifactStore(folder);
        checkpoints = new Checkpoints(store, "key");
        Logger.getLogger(Checkpoints.class.getName()).setLevel(Level.OFF);
    }

    private static Safetensors state(String name) {
        return new Safetensors(new Weights(new LinkedHashMap<>()), new TreeMap<>(Map.of("name", name)));
    }

    private static Optional<String> newest(Checkpoints checkpoints) {
        return checkpoints.newest().map(state -> state.metadata().get("name"));
    }

    private List<Integer> steps() {
        return checkpoints.keys().stream()
                .map(key -> Integer.valueOf(key.split("/")[2]))
                .toList();
    }

    @Test
    void keepsTheStatesAfterTheLastTwoSteps() {
        for (int step = 1; step <= 5; step++) {
            checkpoints.keep(step, state("step " + step));
        }
        assertThat(steps()).containsExactly(4, 5);
        assertThat(newest(checkpoints)).contains("step 5");
    }

    @Test
    void twoStatesAfterOneStepAreNotTwoSteps() {
        checkpoints.keep(1, state("before"));
        checkpoints.keep(2, state("one"));
        checkpoints.keep(2, state("other"));
        assertThat(steps()).containsExactly(1, 2, 2);
    }

    @Test
    void anAttemptThatIsFurtherTakesNothingFromOneThatIsNot() {
        checkpoints.keep(90, state("far"));
        checkpoints.keep(100, state("further"));
        checkpoints.keep(10, state("mine"));
        assertThat(steps()).containsExactly(10, 90, 100);
        checkpoints.keep(20, state("mine"));
        checkpoints.keep(30, state("mine"));
        assertThat(steps()).containsExactly(20, 30, 90, 100);
    }

    @Test
    void whatCannotBeReadIsPassedOverForTheOneBefore() {
        checkpoints.keep(1, state("before"));
        var newest = checkpoints.keep(2, state("newest"));
        assertThat(newest(new Checkpoints(new Broken(store, newest.key()), "key")))
                .contains("before");
    }

    /** A disk one of whose files cannot be read. */
    private record Broken(ArtifactStore disk, String broken) implements ArtifactStore {

        @Override
        public Optional<ArtifactRef> find(String key) {
            if (key.equals(broken)) {
                throw new UncheckedIOException(new IOException("Input/output error"));
            }
            return disk.find(key);
        }

        @Override
        public ArtifactRef put(String key, byte[] content) {
            return disk.put(key, content);
        }

        @Override
        public ArtifactRef put(String key, InputStream content) {
            return disk.put(key, content);
        }

        @Override
        public InputStream open(ArtifactRef ref) {
            return disk.open(ref);
        }

        @Override
        public List<String> list(String folder) {
            return disk.list(folder);
        }

        @Override
        public void delete(String folder) {
            disk.delete(folder);
        }
    }
}
