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
    static final String PORT = "ESPALIER_PORT";

    private static final String LOCAL = "http://127.0.0.1:";
    private static final String STANDARD = LOCAL + "8420";
    private static final int LAST_PORT = 65_535;

    private final Map<String, String> environment;

    Discovery(Map<String, String> environment) {
        this.environment = environment;
    }

    /** ESPALIER_URL, else what the last server wrote into the data folder, else ESPALIER_PORT of this machine. */
    URI server() {
        var told = environment.getOrDefault(URL, "").strip();
        if (!told.isEmpty()) {
            return address(told, URL);
        }
        var file = home().resolve("server.url");
        try {
            var written = Files.isRegularFile(file) ? Files.readString(file).strip() : "";
            return written.isEmpty() ? standard() : address(written, file.toString());
        } catch (IOException e) {
            return standard();
        }
    }

    /** Where the next server of this environment would be; at port 0 it would take any that is free. */
    private URI standard() {
        var port = environment.getOrDefault(PORT, "").strip();
        if (port.isEmpty() || port.equals("0")) {
            return URI.create(STANDARD);
        }
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > LAST_PORT) {
            throw new Failure("The %s (%s) must be a whole number from 0 to %d.".formatted(PORT, port, LAST_PORT));
        }
        return URI.create(LOCAL + Integer.parseInt(port));
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
