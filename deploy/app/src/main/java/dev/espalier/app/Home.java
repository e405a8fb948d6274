package dev.espalier.app;

import java.nio.file.Path;
import java.util.Locale;

/** Where a process keeps its data. */
final class Home {

    private Home() {}

    /** ESPALIER_HOME, or a folder of the user's data folder. */
    static Path folder() {
        var given = System.getProperty("espalier.home", System.getenv("ESPALIER_HOME"));
        if (given != null && !given.isBlank()) {
            return Path.of(given).toAbsolutePath().normalize();
        }
        return userData().resolve("espalier");
    }

    private static Path userData() {
        var home = Path.of(System.getProperty("user.home"));
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac")) {
            return home.resolve("Library/Application Support");
        }
        var data = System.getenv("XDG_DATA_HOME");
        return data == null || data.isBlank() ? home.resolve(".local/share") : Path.of(data);
    }
}
