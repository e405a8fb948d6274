package dev.espalier.api;

import dev.espalier.artifact.Sha256;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.ledger.Books;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lets a request be sent twice and be done once. */
@Singleton
public final class Requests {

    /** The header that names a request. */
    static final String KEY = "Idempotency-Key";

    private static final int LOCKS = 64;

    private final Books books;

    /** Requests of one key wait for each other; of others, seldom. */
    private final List<ReentrantLock> locks;

    Requests(Books books) {
        this.books = books;
        this.locks = Stream.generate(ReentrantLock::new).limit(LOCKS).toList();
    }

    /** A key came with another request than the first time. */
    public static final class KeyReused extends RuntimeException {
        KeyReused(String key) {
            super(("The Idempotency-Key (%s) was used for another request before.\n"
                            + "Maybe take a new one for a new request.")
                    .formatted(key));
        }
    }

    /**
     * The experiment that a request makes, or made when it came for the first time.
     *
     * @param key null when every request is to be done
     * @param asked all that the request says
     * @param make answers the id of the experiment; it may keep the key with it, in one transaction
     * @throws KeyReused when the key came with something else
     */
    String once(@Nullable String key, String asked, Function<Books.@Nullable Key, String> make) {
        if (key == null) {
            return make.apply(null);
        }
        if (!key.matches("[\\x21-\\x7e]{1,200}")) {
            throw new InvalidInput("The Idempotency-Key must have 1 to 200 printable characters.\nMaybe take a UUID.");
        }
        var lock = locks.get(Math.floorMod(key.hashCode(), LOCKS));
        lock.lock();
        try {
            return known(key, asked).orElseGet(() -> made(new Books.Key(key, fingerprint(asked)), make));
        } finally {
            lock.unlock();
        }
    }

    private String made(Books.Key request, Function<Books.@Nullable Key, String> make) {
        var id = make.apply(request);
        if (books.answered(request.key()).isEmpty()) {
            books.answer(request, id);
        }
        return id;
    }

    private Optional<String> known(String key, String asked) {
        return books.answered(key).map(answered -> {
            if (!answered.fingerprint().equals(fingerprint(asked))) {
                throw new KeyReused(key);
            }
            return answered.experiment();
        });
    }

    private static String fingerprint(String asked) {
        return Sha256.hex(asked.getBytes(StandardCharsets.UTF_8));
    }
}
