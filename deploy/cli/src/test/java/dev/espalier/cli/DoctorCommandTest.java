package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.server.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    private static final String SYSTEM = """
            {"version": "0.1.0", "role": "up", "temporal": {"kind": "embedded", "target": "in-process"},
             "database": {"kind": "h2", "url": "jdbc:h2:file:/x;WRITE_DELAY=0;MODE=PostgreSQL"}, "home": "/x", "queues": ["search", "gpu"],
             "uptimeSeconds": 120, "trials": 5, "experiments": 1, "statuses": {}}""";

    private final FakeServer server = new FakeServer();

    @TempDir
    Path home;

    @AfterEach
    void close() {
        server.close();
    }

    private Typed doctor(String... words) {
        return Typed.at(server.address(), Map.of("ESPALIER_HOME", home.toString(), "PATH", ""), words);
    }

    @Test
    void findsAllInOrder() throws IOException {
        server.on("GET /system", SYSTEM);
        Files.writeString(home.resolve("x"), "x".repeat(1500));

        var typed = doctor("doctor");

        assertThat(typed.code()).isZero();
        assertThat(typed.lines())
                .contains(
                        "ok       server       0.1.0 at %s, up for 2 min, 1 experiment".formatted(server.address()),
                        "ok       token        none is needed",
                        "ok       temporal     embedded in-process",
                        "ok       database     h2 jdbc:h2:file:/x",
                        "ok       queues       search, gpu",
                        "ok       data folder  %s, 1.5 kB".formatted(home))
                .anyMatch(line -> line.startsWith(
                        "note     Go           not found; needed for ./espalier temporal install only. Maybe install"));
    }

    @Test
    void namesTheGoThatTheTemporalServerIsBuiltWith() throws IOException {
        var pinned = Files.readAllLines(Documents.ROOT.resolve("deploy/temporal/go.mod")).stream()
                .filter(line -> line.startsWith("go "))
                .findFirst()
                .orElseThrow();

        assertThat(doctor("doctor").out()).contains("Maybe install Go " + pinned.substring(3) + " or newer");
    }

    @Test
    void tellsTheWayOutOfAMissingToken() {
        server.on("GET /system", FakeServer.problem(401, "{\"detail\": \"No.\"}"));

        var typed = doctor("doctor");

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.out()).contains("does not take it. Maybe set ESPALIER_TOKEN to the one it was started with");
    }

    @Test
    void aServerThatWasNamedMustAnswer() {
        var named = Map.of("ESPALIER_URL", "http://127.0.0.1:1", "ESPALIER_HOME", home.toString());
        var unnamed = Map.of("ESPALIER_HOME", home.toString(), "ESPALIER_LAUNCHER", "1");

        assertThat(Typed.at(Typed.NOWHERE, named, "doctor").code()).isEqualTo(1);
        assertThat(Typed.at(Typed.NOWHERE, unnamed, "doctor"))
                .satisfies(typed -> assertThat(typed.code()).isZero())
                .satisfies(typed -> assertThat(typed.out()).contains("note     server       none answers at"));
    }

    @Test
    void aDataFolderThatIsAFileIsAProblem() throws IOException {
        server.on("GET /system", SYSTEM);
        var file = Files.writeString(home.resolve("file"), "x");

        var typed = Typed.at(server.address(), Map.of("ESPALIER_HOME", file.toString()), "doctor");

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.out())
                .contains("problem  data folder  " + file + " cannot be written. Maybe set ESPALIER_HOME");
    }

    @Test
    void writesFindingsForPrograms() throws IOException {
        server.on("GET /system", SYSTEM);

        assertThat(Json.parse(doctor("doctor", "-o", "json").out())
                        .get(0)
                        .get("thing")
                        .asText())
                .isEqualTo("JDK");
    }
}
