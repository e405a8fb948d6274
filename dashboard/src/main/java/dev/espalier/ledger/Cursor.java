package dev.espalier.ledger;

import dev.espalier.catalogue.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a page ends: the key of its last row, in a form that callers need not understand. */
final class Cursor {

    private static final String SEPARATOR = "\n";

    private Cursor() {}

    static String of(@Nullable Object... parts) {
        var text =
                String.join(SEPARATOR, Arrays.stream(parts).map(String::valueOf).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> parts(String cursor, int count) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var parts = List.of(text.split(SEPARATOR, -1));
            if (parts.size() == count) {
                return parts;
            }
        } catch (IllegalArgumentException _) {
            // Falls through to the sentence below.
        }
        throw refused(cursor);
    }

    static Instant instant(String part) {
        try {
            return Instant.parse(part);
        } catch (DateTimeException _) {
            throw refused(part);
        }
    }

    /** An id that the database gave. */
    static long id(String part) {
        try {
            return Long.parseLong(part);
        } catch (NumberFormatException _) {
            throw refused(part);
        }
    }

    static int integer(String part) {
        try {
            return Integer.parseInt(part);
        } catch (NumberFormatException _) {
            throw refused(part);
        }
    }

    static double number(String part) {
        try {
            return Double.parseDouble(part);
        } catch (NumberFormatException _) {
            throw refused(part);
        }
    }

    private static InvalidInput refused(String cursor) {
        return new InvalidInput("The cursor (%s) must be one that an earlier page gave as next.".formatted(cursor));
    }
}
