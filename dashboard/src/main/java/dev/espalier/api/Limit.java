package dev.espalier.api;

import dev.espalier.catalogue.InvalidInput;
import org.jspecify.annotations.Nullable;

/** How many items a page of a list may have. */
final class Limit {

    private static final int STANDARD = 50;
    private static final int MOST = 500;

    private Limit() {}

    /** @throws InvalidInput when it is none or too large */
    static int of(@Nullable String given) {
        return of("limit", given, STANDARD, MOST);
    }

    /** A number of items that a parameter gives. */
    static int of(String name, @Nullable String given, int standard, int most) {
        return given == null || given.isEmpty() ? standard : (int) number(name, given, 1, most);
    }

    /** @throws InvalidInput when a parameter is not an integer in the range */
    static long number(String name, String given, long least, long most) {
        if (given.matches("-?[0-9]{1,18}")) {
            long number = Long.parseLong(given);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new InvalidInput(
                "The `%s` (%.40s) must be an integer from %d to %d.".formatted(name, given, least, most));
    }
}
