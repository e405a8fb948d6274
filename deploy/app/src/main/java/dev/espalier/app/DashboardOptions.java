package dev.espalier.app;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the options of {@code espalier bench dashboard}.
 *
 * @param python the interpreter that has optuna-dashboard, or null for no comparison
 */
record DashboardOptions(int trials, @Nullable String python) {

    private static final List<String> KNOWN = List.of("--against", "--python");
    private static final int TRIALS = 100_000;

    static DashboardOptions of(List<String> arguments) {
        boolean counted = !arguments.isEmpty() && !arguments.getFirst().startsWith("-");
        var given = GivenOptions.of(
                counted ? arguments.subList(1, arguments.size()) : arguments,
                KNOWN,
                "there are %s, each with a value.".formatted(String.join(", ", KNOWN)));
        return new DashboardOptions(counted ? trials(arguments.getFirst()) : TRIALS, python(given));
    }

    private static int trials(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new Unusable(
                    "The number (%s) must be a whole one, as in: ./espalier bench dashboard 100000".formatted(text));
        }
    }

    private static @Nullable String python(Map<String, String> given) {
        var against = given.get("--against");
        if (against == null) {
            return null;
        }
        if (!against.equals("optuna")) {
            throw new Unusable("There is nothing to compare with named (%s); there is optuna.".formatted(against));
        }
        return given.getOrDefault("--python", "python3");
    }
}
