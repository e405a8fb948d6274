package dev.espalier.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LibraryFolderTest {

    private static final Path HOME = Path.of("/home/someone");

    @Test
    void liesAmongTheCachesOfTheUserOnceForAllDataFolders() {
        assertThat(LibraryFolder.of(Map.of(), HOME)).isEqualTo(Path.of("/home/someone/.cache/espalier/torch"));
        assertThat(LibraryFolder.of(Map.of("XDG_CACHE_HOME", "/caches", "ESPALIER_HOME", "/data"), HOME))
                .isEqualTo(Path.of("/caches/espalier/torch"));
    }

    @Test
    void whoeverTellsTheLibraryItselfIsObeyed() {
        assertThat(LibraryFolder.of(Map.of("ENGINE_CACHE_DIR", "/a", "DJL_CACHE_DIR", "/b"), HOME))
                .isEqualTo(Path.of("/a"));
        assertThat(LibraryFolder.of(Map.of("DJL_CACHE_DIR", "/b", "XDG_CACHE_HOME", "/c"), HOME))
                .isEqualTo(Path.of("/b"));
    }
}
