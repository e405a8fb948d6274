package dev.espalier.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.account.Accounts;
import dev.espalier.account.Role;
import dev.espalier.catalogue.InvalidInput;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Believes a proxy that has people sign in elsewhere: it sends who they are as a JSON Web Token, signed with a secret
 * that only the two know.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7519">RFC 7519</a>, with HS256 and the claims sub, role and exp
 */
@Singleton
final class Proxy {

    static final String HEADER = "X-Espalier-User";

    private static final String ALGORITHM = "HmacSHA256";

    private final Access access;
    private final ObjectMapper json;

    Proxy(Access access, ObjectMapper json) {
        this.access = access;
        this.json = json;
    }

    Optional<Visitor> visitor(Asked asked) {
        var secret = access.proxySecret();
        return secret.isEmpty()
                ? Optional.empty()
                : asked.header(HEADER)
                        .flatMap(token ->
                                visitor(token, secret.get(), Clock.systemUTC().instant()));
    }

    /** Nobody when anything of a token is not as it must be. */
    Optional<Visitor> visitor(String token, String secret, Instant now) {
        var parts = token.strip().split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            var decoder = Base64.getUrlDecoder();
            var signature = signature(parts[0] + "." + parts[1], secret);
            var header = json.readTree(decoder.decode(parts[0]));
            return header.path("alg").asText("").equals("HS256")
                            && MessageDigest.isEqual(signature, decoder.decode(parts[2]))
                    ? named(json.readTree(decoder.decode(parts[1])), secret, now)
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<Visitor> named(JsonNode claims, String secret, Instant now) {
        var name = claims.path("sub").asText("");
        boolean fresh = claims.path("exp").canConvertToLong()
                && now.getEpochSecond() < claims.path("exp").asLong();
        if (!fresh || !Accounts.nameable(name)) {
            return Optional.empty();
        }
        try {
            var user = Accounts.named(name);
            var role = Role.of(claims.path("role").asText(""));
            // The proxy's own cookie lets a browser in, so forms are protected as everywhere else.
            var csrf = Visitor.csrf("proxy %s %s".formatted(secret, user));
            return Optional.of(new Visitor(user, role, Visitor.Kind.PROXY, csrf, Set.of()));
        } catch (InvalidInput _) {
            return Optional.empty();
        }
    }

    static byte[] signature(String text, String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
