package dev.espalier.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Test
    void letsOnlyTheNamesItKnows() {
        var doors = Doors.of("10.1.2.3", List.of("search.example.org", "[FE80::1]"));
        assertThat(List.of(
                        "localhost",
                        "LOCALHOST",
                        "localhost.",
                        "127.0.0.1",
                        "[::1]",
                        "10.1.2.3",
                        "Search.Example.org",
                        "[fe80::1]"))
                .allMatch(doors::lets);
        assertThat(List.of(
                        "",
                        "example.org",
                        "evil.localhost",
                        "127.0.0.1.example.org",
                        "10.1.2.4",
                        "[::2]",
                        "localhost.evil"))
                .noneMatch(doors::lets);
    }

    @Test
    void takesAWildcardForNoName() {
        assertThat(Doors.of("0.0.0.0", List.of()).lets("0.0.0.0")).isFalse();
        assertThat(Doors.of("::", List.of(" ")).lets("::")).isFalse();
    }

    @Test
    void tellsAddressesFromNames() {
        assertThat(List.of("10.0.0.7", "[fe80::1]", "::1")).allMatch(Doors::address);
        assertThat(List.of("example.org", "10.0.0.7.example.org", "cafe", "localhost"))
                .noneMatch(Doors::address);
    }

    @Test
    void knowsItsSecretOnly() {
        var token = new Token(SECRET);
        assertThat(token.is(SECRET)).isTrue();
        assertThat(token.is(SECRET + "0")).isFalse();
        assertThat(token.is("")).isFalse();
    }

    @Test
    void signsPassesThatEnd() {
        var token = new Token(SECRET);
        var pass = token.pass(NOW);
        assertThat(pass).doesNotContain(SECRET);
        assertThat(token.signed(pass, NOW)).isTrue();
        assertThat(token.signed(pass, NOW.plus(Token.PASS).minus(Duration.ofSeconds(1))))
                .isTrue();
        assertThat(token.signed(pass, NOW.plus(Token.PASS))).isFalse();
        assertThat(new Token("another secret of some length").signed(pass, NOW)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "1",
                "9999999999.",
                "9999999999.AAAA",
                "9999999999.!!",
                "-1.AAAA",
                "99999999999999999999.AAAA"
            })
    void refusesPassesThatItDidNotSign(String pass) {
        assertThat(new Token(SECRET).signed(pass, NOW)).isFalse();
    }

    @Test
    void refusesToProlongAPass() {
        var token = new Token(SECRET);
        var pass = token.pass(NOW);
        var prolonged = (Long.parseLong(pass.substring(0, pass.indexOf('.'))) + 1) + pass.substring(pass.indexOf('.'));
        assertThat(token.signed(prolonged, NOW)).isFalse();
    }

    private static void start(String bound, String secret) {
        access(bound, true, "off", secret, "").require(new StartupEvent());
    }

    private static Access access(String bound, boolean listening, String auth, String secret, String proxySecret) {
        return new Access(bound, listening, auth, Optional.of(secret), Optional.of(proxySecret), Optional.empty());
    }

    @Test
    void isStartedOpenToOthersWithUsers() {
        assertThatCode(() -> access("0.0.0.0", true, "password", "", "").require(new StartupEvent()))
                .doesNotThrowAnyException();
    }

    @Test
    void knowsThreeWaysToSignIn() {
        assertThatThrownBy(() -> access("127.0.0.1", true, "ldap", "", "").require(new StartupEvent()))
                .hasMessage("The ESPALIER_AUTH (ldap) must be off, password or proxy.");
        assertThatThrownBy(() -> access("127.0.0.1", true, "proxy", "", "short").require(new StartupEvent()))
                .hasMessageContaining("ESPALIER_PROXY_SECRET of at least 32 characters");
        assertThatCode(() -> access("127.0.0.1", true, "proxy", "", SECRET).require(new StartupEvent()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.1.2.3"})
    void isNotStartedOpenToOthers(String bound) {
        assertThatThrownBy(() -> start(bound, " "))
                .hasMessageContaining("The address (%s) can be reached from other machines".formatted(bound))
                .hasMessageContaining("\nMaybe set ESPALIER_TOKEN");
        assertThatThrownBy(() -> start(bound, "short"))
                .hasMessageContaining("The ESPALIER_TOKEN (5 characters) must have");
        assertThatCode(() -> start(bound, SECRET)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "[::1]"})
    void isStartedOpenToItsOwnMachine(String bound) {
        assertThatCode(() -> start(bound, "")).doesNotThrowAnyException();
    }

    @Test
    void doesNotAskForATokenWhereNobodyListens() {
        assertThatCode(() -> access("0.0.0.0", false, "off", "", "").require(new StartupEvent()))
                .doesNotThrowAnyException();
    }
}
