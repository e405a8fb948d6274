package dev.espalier.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatestTest {

    @TempDir
    Path folder;

    @Test
    void holdsWhatWasKeptLastAndNothingElse() {
        var store = new FileArtifactStore(folder);
        var latest = new Latest<>(store, "notes/one", String.class);
        assertThat(latest.find()).isEmpty();
        for (int i = 0; i < 12; i++) {
            latest.replace("note " + i);
        }
        assertThat(new Latest<>(store, "notes/one", String.class).find()).contains("note 11");
        assertThat(store.list("notes")).hasSize(1);
        latest.clear();
        assertThat(latest.find()).isEmpty();
        latest.replace("again");
        assertThat(latest.find()).contains("again");
    }
}
