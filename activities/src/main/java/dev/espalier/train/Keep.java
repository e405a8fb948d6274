package dev.espalier.train;

import dev.espalier.artifact.FileArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;

/**
 * Where a benchmark has its files.
 *
 * @param folder where they stay, so that what was cut off goes on when it is run again; null for one that goes with its end
 */
public record Keep(@Nullable Path folder) {

    /** Of work between two checkpoints: nobody takes up again what is not kept. */
    public Duration interval() {
        return folder == null ? Duration.ofDays(1) : Duration.ofMinutes(1);
    }

    /** @param temp an existing folder */
    public void during(Path temp, Consumer<FileArtifactStore> use) throws IOException {
        if (folder != null) {
            use.accept(new FileArtifactStore(folder));
            return;
        }
        var own = Files.createTempDirectory(temp, "espalier-bench");
        try {
            use.accept(new FileArtifactStore(own));
        } finally {
            PathUtils.deleteDirectory(own);
        }
    }
}
