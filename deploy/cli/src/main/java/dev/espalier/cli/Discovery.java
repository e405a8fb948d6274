package dev.espalier.cli;

import dev.espalier.cli.server.Failure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the server and the data folder are, by the environment. */
final class Discovery {

    static final String URL = "ESPALIER_URL";
    static final String TOKEN = "ESPALIER_TOKEN";

    private static final String STANDARD = "http://127.0.0.1:8420";

    private final Map<String, String> environment;

    Discovery(Map<String, String> environment) {
        this.environment = environment;
    }

    /** ESPALIER_URL, else what the last server wrote into the data folder, else the standard address. */
    URI server() {
        var told = environment.getOrDefault(URL, "").strip();
        if (!told.isEmpty()) {
            return address(told, URL);
        }
        var file = home().resolve("server.url");
        try {
            var written = Files.isRegularFile(file) ? Files.readString(file).strip() : "";
            return address(written.isEmpty() ? STANDARD : written, file.toString());
        } catch (IOException e) {
            return URI.create(STANDARD);
        }
    }

    private static URI address(String text, String source) {
        try {
            var uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getQuery() == null
                    && uri.getFragment() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // told below, as for every other address that is none
        }
        throw new Failure("The %s (%s) must be an address like %s.".formatted(source, text, STANDARD));
    }

    /** ESPALIER_HOME, or a folder of the user's data folder. */
    Path home() {
        var told = environment.getOrDefault("ESPALIER_HOME", "");
        if (!told.isBlank()) {
            return Path.of(told).toAbsolutePath().normalize();
        }
        var user = Path.of(System.getProperty("user.home"));
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac")) {
            return user.resolve("Library/Application Support/espalier");
        }
        var data = environment.getOrDefault("XDG_DATA_HOME", "");
        return (data.isBlank() ? user.resolve(".local/share") : Path.of(data)).resolve("espalier");
    }
}
