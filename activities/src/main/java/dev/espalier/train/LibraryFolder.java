package dev.espalier.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the library that computes is unpacked when something is first trained, 430 MB: once for all processes and data
 * folders of a user. Several may unpack it at once: each does beside its place, and the first to be done puts it there.
 */
final class LibraryFolder {

    /** The library's own name for its folder; whoever sets it, or that of its parent, is obeyed. */
    static final String KEY = "ENGINE_CACHE_DIR";

    private static final String PARENT_KEY = "DJL_CACHE_DIR";

    private LibraryFolder() {}

    /**
     * The folder that holds the library, {@code espalier/torch} in the user's folder for caches unless something else is
     * said.
     *
     * @param home the user's folder
     */
    static Path of(Map<String, String> environment, Path home) {
        var own = environment.getOrDefault(KEY, "");
        if (!own.isBlank()) {
            return Path.of(own);
        }
        var parent = environment.getOrDefault(PARENT_KEY, "");
        if (!parent.isBlank()) {
            return Path.of(parent);
        }
        var caches = environment.getOrDefault("XDG_CACHE_HOME", "");
        return (caches.isBlank() ? home.resolve(".cache") : Path.of(caches)).resolve("espalier/torch");
    }

    /** Whether the library is still to be unpacked there. */
    static boolean lacks(Path folder) {
        return Files.notExists(folder.resolve("pytorch"));
    }
}
