package dev.espalier.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.account.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String HS256 = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
    private static final String CLAIMS = "{\"sub\":\"Grace@example.org\",\"role\":\"runner\",\"exp\":1800000060}";

    private final Proxy proxy = new Proxy(
            new Access("127.0.0.1", true, "proxy", Optional.empty(), Optional.of(SECRET), Optional.empty()),
            new ObjectMapper());

    private static String part(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String signed(String header, String claims, String secret) {
        var text = part(header) + "." + part(claims);
        return text + "." + encoded(Proxy.signature(text, secret));
    }

    private Optional<Visitor> visitor(String token) {
        return proxy.visitor(token, SECRET, NOW);
    }

    @Test
    void believesWhatTheProxySigned() {
        assertThat(visitor(signed(HS256, CLAIMS, SECRET))).hasValueSatisfying(visitor -> {
            assertThat(visitor.user()).isEqualTo("grace@example.org");
            assertThat(visitor.role()).isEqualTo(Role.RUNNER);
            assertThat(visitor.csrf()).hasSize(64);
        });
    }

    @Test
    void believesATokenOfTheRfcsAlgorithm() {
        // Made by another implementation.
        var token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEiLCJyb2xlIjoidmlld2VyIiwiZXhwIjoxODAwMDAwMDYwfQ."
                + "Z_VqaU2_2w5dpcI4K-oVtthp_G5ok7nwRK8oyxCpXrY";
        assertThat(visitor(token)).map(Visitor::user).contains("ada");
    }

    @Test
    void believesNobodyElse() {
        assertThat(visitor(signed(HS256, CLAIMS, "another secret of thirty-two bytes")))
                .isEmpty();
        assertThat(visitor(signed("{\"alg\":\"none\"}", CLAIMS, SECRET))).isEmpty();
        assertThat(visitor(part("{\"alg\":\"none\"}") + "." + part(CLAIMS) + "."))
                .isEmpty();
        var token = signed(HS256, CLAIMS, SECRET);
        var other = part(CLAIMS.replace("runner", "admin"));
        assertThat(visitor(token.replaceFirst("\\..*\\.", "." + other + "."))).isEmpty();
        assertThat(proxy.visitor(token, SECRET, NOW.plusSeconds(60))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sub\":\"ada\",\"role\":\"viewer\"}",
                "{\"sub\":\"ada\",\"role\":\"owner\",\"exp\":1800000060}",
                "{\"sub\":\"ada\",\"exp\":1800000060}",
                "{\"sub\":\"\",\"role\":\"viewer\",\"exp\":1800000060}",
                "{\"sub\":\"a b\",\"role\":\"viewer\",\"exp\":1800000060}",
                "{\"sub\":\"ada\",\"role\":\"viewer\",\"exp\":\"soon\"}",
                "[]",
                "no JSON"
            })
    void asksForANameARoleAndAnEnd(String claims) {
        assertThat(visitor(signed(HS256, claims, SECRET))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "!.!.!"})
    void refusesWhatIsNoToken(String token) {
        assertThat(visitor(token)).isEmpty();
    }
}
