package dev.espalier.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileArtifactStoreTest {

    private static final int KEYS = 300;
    private static final int WRITERS = 8;

    @TempDir
    Path folder;

    private ArtifactStore store;

    @BeforeEach
    void open() {
        store = new FileArtifactStore(folder.resolve("store"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String read(ArtifactRef ref) throws IOException {
        try (var content = store.open(ref)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Path file(String key) {
        return folder.resolve("store").resolve(key);
    }

    @Test
    void saysWhyItCannotBeWritten() throws IOException {
        Files.createFile(folder.resolve("store"));
        assertThatThrownBy(() -> store.put("a/b.json", bytes("hello")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("The artifact store (%1$s) cannot be written: %1$s/a: Not a directory."
                        .formatted(folder.resolve("store")));
    }

    @Test
    void givesBackWhatWasPut() throws IOException {
        var ref = store.put("a/b.json", bytes("hello"));
        assertThat(ref)
                .isEqualTo(new ArtifactRef(
                        "a/b.json", "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", 5));
        assertThat(read(ref)).isEqualTo("hello");
        assertThat(store.find("a/b.json")).contains(ref);
        assertThat(store.find("a/c.json")).isEmpty();
    }

    @Test
    void theFirstWriteStandsAndLaterOnesLearnOfIt() throws IOException {
        var first = store.put("key", bytes("first"));
        assertThat(store.put("key", bytes("second"))).isEqualTo(first);
        assertThat(store.put("key", new ByteArrayInputStream(bytes("third")))).isEqualTo(first);
        assertThat(read(first)).isEqualTo("first");
    }

    @Test
    void leavesNoDraftsBehind() throws IOException {
        store.put("a/key", bytes("first"));
        store.put("a/key", bytes("second"));
        InputStream torn = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line broke");
            }

            @Override
            public int read(byte[] buffer, int from, int count) throws IOException {
                return read();
            }
        };
        assertThatThrownBy(() -> store.put("a/torn", torn)).hasMessageContaining("the line broke");
        assertThat(store.find("a/torn")).isEmpty();
        try (var files = Files.list(file("a"))) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactly("key");
        }
    }

    @Test
    void whatDoesNotFitIntoMemoryIsVerifiedToo() throws IOException {
        var large = new byte[(8 << 20) + 1];
        large[5_000_000] = 7;
        var ref = store.put("large", new ByteArrayInputStream(large));
        try (var content = store.open(ref)) {
            assertThat(content.readAllBytes()).isEqualTo(large);
        }
        large[5_000_000] = 8;
        Files.write(file("large"), large);
        assertThatThrownBy(() -> store.open(ref)).isInstanceOf(TamperedArtifact.class);
    }

    @Test
    void writersThatRaceForAKeyAllGetTheSameContent() throws Exception {
        try (var pool = Executors.newFixedThreadPool(WRITERS)) {
            for (int key = 0; key < KEYS; key++) {
                var name = "race/" + key;
                var refs = race(pool::submit, name);
                assertThat(refs).as("what the writers of %s were told", name).hasSize(1);
                assertThat(store.find(name)).contains(refs.iterator().next());
                assertThat(read(refs.iterator().next())).startsWith("writer ");
            }
        }
    }

    private interface Submit {
        Future<ArtifactRef> submit(Callable<ArtifactRef> write);
    }

    private Set<ArtifactRef> race(Submit pool, String key) throws InterruptedException, ExecutionException {
        var together = new CountDownLatch(WRITERS);
        var writes = new ArrayList<Future<ArtifactRef>>();
        for (int writer = 0; writer < WRITERS; writer++) {
            var content = bytes("writer " + writer + " ".repeat(writer * 1000));
            writes.add(pool.submit(() -> {
                together.countDown();
                together.await();
                return store.put(key, content);
            }));
        }
        var refs = new HashSet<ArtifactRef>();
        for (var write : writes) {
            refs.add(write.get());
        }
        return refs;
    }

    @Test
    void contentThatWasChangedIsNotHandedOut() throws IOException {
        var ref = store.put("a/key", bytes("content"));
        Files.write(file("a/key"), bytes("CONTENT"));
        assertThatThrownBy(() -> store.open(ref))
                .isInstanceOf(TamperedArtifact.class)
                .hasMessageContaining("a/key")
                .hasMessageContaining(ref.sha256());
        Files.delete(file("a/key"));
        assertThatThrownBy(() -> store.open(ref))
                .isInstanceOf(TamperedArtifact.class)
                .hasMessageContaining("is missing");
    }

    @Test
    void contentThatGrewIsNotHandedOut() throws IOException {
        var ref = store.put("key", bytes("content"));
        Files.write(file("key"), new byte[(8 << 20) + 1]);
        assertThatThrownBy(() -> store.open(ref)).isInstanceOf(TamperedArtifact.class);
    }

    /** Everything that could lead out of the folder, hide in it, or mean different things to different systems. */
    private static List<String> wrongKeys() {
        var wrong = new ArrayList<>(List.of("", "/", ".", "..", "a\nb", "a b", "a:b", "C:\\a", "a\u0000", "ä", "．．/a"));
        for (var before : List.of("", "a/", "a/b/", "experiments/x/000001/")) {
            for (var step : List.of(
                    "..", ".", "...", "%2e%2e", "..%2f", "~", ".hidden", "..\\..", "\\", "\u2024\u2024", " ", "\t")) {
                for (var after : List.of("", "/a", "/../a", "/etc/passwd", "/")) {
                    wrong.add(before + step + after);
                }
            }
            wrong.add("/" + before + "a");
            wrong.add(before + "/a");
            wrong.add(before + "a/");
        }
        wrong.add("a".repeat(513));
        wrong.add("a/".repeat(100_000) + "a");
        return wrong;
    }

    @Test
    void refusesKeysThatAreNoPathsInsideTheFolder() throws IOException {
        assertThat(wrongKeys()).hasSizeGreaterThan(200);
        for (var key : wrongKeys()) {
            refused(() -> store.put(key, bytes("x")));
            refused(() -> store.find(key));
            refused(() -> store.open(new ArtifactRef(key, "00", 1)));
            refused(() -> store.list(key));
            refused(() -> {
                store.delete(key);
                return key;
            });
        }
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private static void refused(Callable<?> use) {
        assertThatThrownBy(use::call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The artifact key (");
    }

    @Test
    void listsWhatIsThereWhileMoreIsWritten() throws Exception {
        store.put("busy/first", bytes("first"));
        try (var writer = Executors.newSingleThreadExecutor()) {
            var writing = writer.submit(() -> {
                for (int i = 0; i < 2_000; i++) {
                    store.put("busy/" + i, bytes("later"));
                }
            });
            while (!writing.isDone()) {
                assertThat(store.list("busy")).contains("busy/first").noneMatch(key -> key.contains("draft"));
            }
            writing.get();
        }
        assertThat(store.list("busy")).hasSize(2_001);
    }

    @Test
    void writesWhereOthersDeleteNowAndThen() throws Exception {
        try (var writer = Executors.newSingleThreadExecutor()) {
            for (int round = 0; round < 300; round++) {
                var key = "shared/deep/" + round;
                var writing = writer.submit(() -> store.put(key, bytes("hello")));
                for (int deleted = 0; deleted < 4; deleted++) {
                    store.delete("shared");
                }
                assertThat(writing.get().bytes()).isEqualTo(5);
            }
        }
    }

    @Test
    void twoMayDeleteOneFolder() throws Exception {
        for (int round = 0; round < 50; round++) {
            for (int i = 0; i < 20; i++) {
                store.put("both/" + i % 4 + "/" + i, bytes("x"));
            }
            try (var other = Executors.newSingleThreadExecutor()) {
                var deleting = other.submit(() -> store.delete("both"));
                store.delete("both");
                deleting.get();
            }
            assertThat(file("both")).doesNotExist();
        }
    }

    @Test
    void listsAFolderInOrderAndDeletesItWhole() {
        store.put("a/2/x", bytes("2"));
        store.put("a/1/x", bytes("1"));
        store.put("b/1/x", bytes("3"));
        assertThat(store.list("a")).containsExactly("a/1/x", "a/2/x");
        assertThat(store.list("nowhere")).isEmpty();
        store.delete("a");
        store.delete("nowhere");
        assertThat(store.list("a")).isEmpty();
        assertThat(store.list("b")).containsExactly("b/1/x");
    }
}
