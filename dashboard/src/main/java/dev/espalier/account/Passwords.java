package dev.espalier.account;

import at.favre.lib.crypto.bcrypt.BCrypt;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Hashes passwords with bcrypt, few at a time: each takes a core for a while, which is its purpose. */
@Singleton
public final class Passwords {

    private static final int COST = 12;
    private static final int FEWEST = 12;

    /** What bcrypt looks at. */
    private static final int MOST_BYTES = 71;

    private final Semaphore turns =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    /** What keeps a text from being a password, in sentences. */
    static List<String> problems(String password) {
        if (password.codePointCount(0, password.length()) < FEWEST) {
            return List.of(
                    "The `password` must have at least %d characters.\nMaybe take four words that nobody would guess."
                            .formatted(FEWEST));
        }
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        return bytes > MOST_BYTES
                ? List.of("The `password` (%d bytes) must have at most %d bytes.".formatted(bytes, MOST_BYTES))
                : List.of();
    }

    String hash(String password) {
        turns.acquireUninterruptibly();
        try {
            return hashed(password);
        } finally {
            turns.release();
        }
    }

    private static String hashed(String password) {
        return BCrypt.withDefaults().hashToString(COST, password.toCharArray());
    }

    boolean verify(String password, String hash) {
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return false;
        }
        turns.acquireUninterruptibly();
        try {
            return BCrypt.verifyer().verify(password.toCharArray(), hash).verified;
        } finally {
            turns.release();
        }
    }

    /** Takes as long as a wrong password does. */
    void verifyNobody(String password) {
        verify(password, Nobody.HASH);
    }

    /** What is verified where there is no user; made when it is needed first. */
    private static final class Nobody {

        private static final String HASH = hashed(Secret.drawn());

        private Nobody() {}
    }
}
