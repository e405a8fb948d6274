package dev.espalier.gate;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that lets people and programs in. Programs show it itself; a browser keeps a pass, which is signed with it
 * and does not give it away.
 */
final class Token {

    /** A pass holds so long. */
    static final Duration PASS = Duration.ofDays(30);

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] secret;

    Token(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** Takes as long for a wrong secret as for the right one. */
    boolean is(String shown) {
        return MessageDigest.isEqual(
                signature("token " + shown), signature("token " + new String(secret, StandardCharsets.UTF_8)));
    }

    /** A pass from now on: when it ends, and the signature of that. */
    String pass(Instant now) {
        long end = now.plus(PASS).getEpochSecond();
        return end + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature("pass " + end));
    }

    boolean signed(String pass, Instant now) {
        int dot = pass.indexOf('.');
        if (dot < 1 || dot > 12 || !pass.substring(0, dot).matches("[0-9]+")) {
            return false;
        }
        long end = Long.parseLong(pass.substring(0, dot));
        try {
            var shown = Base64.getUrlDecoder().decode(pass.substring(dot + 1));
            return MessageDigest.isEqual(signature("pass " + end), shown) && now.getEpochSecond() < end;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private byte[] signature(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
