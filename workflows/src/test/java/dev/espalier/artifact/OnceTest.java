package dev.espalier.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnceTest {

    private static final int KEYS = 300;
    private static final int WRITERS = 8;

    @TempDir
    Path folder;

    private Once once;

    private record Value(int writer) {}

    @BeforeEach
    void open() {
        once = new Once(new FileArtifactStore(folder));
    }

    @Test
    void computesTheValueOfAKeyOnce() {
        assertThat(once.get("key", Value.class, () -> new Value(1))).isEqualTo(new Value(1));
        Value again = once.get("key", Value.class, () -> {
            throw new AssertionError("computed again");
        });
        assertThat(again).isEqualTo(new Value(1));
        assertThat(once.find("key", Value.class)).contains(new Value(1));
        assertThat(once.find("other", Value.class)).isEmpty();
        assertThat(once.has("key")).isTrue();
        assertThat(once.has("other")).isFalse();
    }

    @Test
    void aKeyWhoseValueCouldNotBeComputedIsFree() {
        assertThatThrownBy(() -> once.write("key", () -> {
                    throw new IllegalStateException("worker lost");
                }))
                .hasMessage("worker lost");
        assertThat(once.get("key", Value.class, () -> new Value(2))).isEqualTo(new Value(2));
    }

    @Test
    void attemptsThatRaceAllReadTheSameValue() throws Exception {
        try (var pool = Executors.newFixedThreadPool(WRITERS)) {
            for (int key = 0; key < KEYS; key++) {
                var name = "race/" + key + ".json";
                var together = new CountDownLatch(WRITERS);
                var reads = new ArrayList<Future<Value>>();
                for (int writer = 0; writer < WRITERS; writer++) {
                    var value = new Value(writer);
                    reads.add(pool.submit(() -> {
                        together.countDown();
                        together.await();
                        return once.get(name, Value.class, () -> value);
                    }));
                }
                var seen = new HashSet<Value>();
                for (var read : reads) {
                    seen.add(read.get());
                }
                assertThat(seen).as("what the attempts at %s read", name).hasSize(1);
            }
        }
    }

    @Test
    void whatWasChangedIsNotRead() throws IOException {
        ArtifactRef ref = once.write("key", () -> new Value(1));
        Files.writeString(folder.resolve("key"), "{\"writer\":2}");
        assertThatThrownBy(() -> once.read(ref, Value.class)).isInstanceOf(TamperedArtifact.class);
    }

    @Test
    void whatIsNotWhatItShouldBeIsNamed() throws IOException {
        Files.writeString(folder.resolve("key"), "nonsense");
        assertThatThrownBy(() -> once.find("key", Value.class))
                .isInstanceOf(TamperedArtifact.class)
                .hasMessage("The artifact (key) must hold Value as JSON, but cannot be read.");
    }
}
