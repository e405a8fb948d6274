package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {

    @TempDir
    Path home;

    @Test
    void takesTheAddressThatTheEnvironmentTells() throws IOException {
        Files.writeString(home.resolve("server.url"), "http://127.0.0.1:9999\n");

        assertThat(new Discovery(Map.of("ESPALIER_URL", "https://nas.example/", "ESPALIER_HOME", home.toString()))
                        .server())
                .isEqualTo(URI.create("https://nas.example"));
    }

    @Test
    void takesWhatTheLastServerWroteElse() throws IOException {
        Files.writeString(home.resolve("server.url"), "http://127.0.0.1:9999\n");

        assertThat(new Discovery(Map.of("ESPALIER_HOME", home.toString())).server())
                .isEqualTo(URI.create("http://127.0.0.1:9999"));
    }

    @Test
    void takesTheStandardAddressLast() {
        assertThat(new Discovery(Map.of("ESPALIER_HOME", home.toString())).server())
                .isEqualTo(URI.create("http://127.0.0.1:8420"));
    }

    @Test
    void takesThePortThatTheNextServerWouldTake() throws IOException {
        var told = Map.of("ESPALIER_PORT", "8477", "ESPALIER_HOME", home.toString());

        assertThat(new Discovery(told).server()).isEqualTo(URI.create("http://127.0.0.1:8477"));
        assertThat(new Discovery(Map.of("ESPALIER_PORT", "0", "ESPALIER_HOME", home.toString())).server())
                .isEqualTo(URI.create("http://127.0.0.1:8420"));
        Files.writeString(home.resolve("server.url"), "http://127.0.0.1:9999\n");
        assertThat(new Discovery(told).server()).isEqualTo(URI.create("http://127.0.0.1:9999"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eighty", "65536", "-1", "999999"})
    void refusesWhatIsNoPort(String port) {
        assertThatThrownBy(
                        () -> new Discovery(Map.of("ESPALIER_PORT", port, "ESPALIER_HOME", home.toString())).server())
                .hasMessage("The ESPALIER_PORT (%s) must be a whole number from 0 to 65535.".formatted(port));
    }

    @Test
    void findsTheDataFolder() {
        assertThat(new Discovery(Map.of("XDG_DATA_HOME", "/data")).home()).isEqualTo(Path.of("/data/espalier"));
        assertThat(new Discovery(Map.of()).home().getFileName()).hasToString("espalier");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8420", "ftp://x", "http:", "http://a b", "http://x/?q=1", "://"})
    void refusesWhatIsNoAddress(String address) {
        assertThatThrownBy(() -> new Discovery(Map.of("ESPALIER_URL", address)).server())
                .hasMessage("The ESPALIER_URL (%s) must be an address like http://127.0.0.1:8420.".formatted(address));
    }
}
