package dev.espalier.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LibraryFolderTest {

    private static final Path HOME = Path.of("/home/someone");

    @Test
    void liesAmongTheCachesOfTheUserOnceForAllDataFolders() {
        assertThat(LibraryFolder.of(_ -> null, HOME)).isEqualTo(Path.of("/home/someone/.cache/espalier/torch"));
        assertThat(LibraryFolder.of(
                        Map.<String, String>of("XDG_CACHE_HOME", "/caches", "ESPALIER_HOME", "/data")::get, HOME))
                .isEqualTo(Path.of("/caches/espalier/torch"));
    }

    @Test
    void whoeverTellsTheLibraryItselfIsObeyed() {
        assertThat(LibraryFolder.of(Map.<String, String>of("ENGINE_CACHE_DIR", "/a", "DJL_CACHE_DIR", "/b")::get, HOME))
                .isEqualTo(Path.of("/a"));
        assertThat(LibraryFolder.of(Map.<String, String>of("DJL_CACHE_DIR", "/b", "XDG_CACHE_HOME", "/c")::get, HOME))
                .isEqualTo(Path.of("/b"));
    }
}
