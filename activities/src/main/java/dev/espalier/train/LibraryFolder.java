package dev.espalier.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
     * @param told what somebody says of a name; null where nobody does
     * @param home the user's folder
     */
    static Path of(Function<String, @Nullable String> told, Path home) {
        return Stream.of(KEY, PARENT_KEY)
                .map(told)
                .filter(folder -> folder != null && !folder.isBlank())
                .findFirst()
                .map(Path::of)
                .orElseGet(() -> caches(told.apply("XDG_CACHE_HOME"), home).resolve("espalier/torch"));
    }

    private static Path caches(@Nullable String told, Path home) {
        return told == null || told.isBlank() ? home.resolve(".cache") : Path.of(told);
    }

    /** Whether the library is still to be unpacked there. */
    static boolean lacks(Path folder) {
        return Files.notExists(folder.resolve("pytorch"));
    }
}
