package dev.espalier.api;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The application on a real Temporal server with its file store, started and supervised by the application itself. */
public final class RealTemporal implements QuarkusTestProfile {

    /** The server's binary; without it the tests of this profile are skipped. */
    static final String BINARY = "espalier.test.temporal";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "espalier.temporal", "local",
                "espalier.home", installed().toString(),
                "espalier.database",
                        "jdbc:h2:mem:temporal;DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
    }

    /** A data folder that {@code espalier temporal install} has been in. */
    private static Path installed() {
        try {
            var home = Files.createTempDirectory("espalier-temporal");
            var folder = Files.createDirectories(home.resolve("temporal/bin"));
            Files.createSymbolicLink(folder.resolve("temporal-server"), Path.of(System.getProperty(BINARY, "")));
            Files.copy(Path.of("../temporal/temporal-sqlite.yaml"), home.resolve("temporal/temporal-sqlite.yaml"));
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
