package dev.espalier.app;

import dev.espalier.train.TrainBench;
import java.util.List;
import java.util.Map;

/** Reads the options of {@code espalier bench train}. */
final class TrainOptions {

    private static final List<String> KNOWN = List.of("--against", "--python", "--seconds", "--repeats");

    private TrainOptions() {}

    static TrainBench.Options of(List<String> arguments) {
        var valued = arguments.stream()
                .filter(argument -> !argument.equals("--json"))
                .toList();
        var given = GivenOptions.of(
                valued,
                KNOWN,
                "there are %s and --json, each but the last with a value.".formatted(String.join(", ", KNOWN)));
        boolean json = valued.size() < arguments.size();
        return options(given, json);
    }

    private static TrainBench.Options options(Map<String, String> given, boolean json) {
        var against = given.get("--against");
        if (against != null && !against.equals("pytorch")) {
            throw new Unusable("There is nothing to compare with named (%s); there is pytorch.".formatted(against));
        }
        var python = given.getOrDefault("--python", "python3");
        try {
            return new TrainBench.Options(
                    against == null ? null : python,
                    Double.parseDouble(given.getOrDefault("--seconds", "5")),
                    Integer.parseInt(given.getOrDefault("--repeats", "5")),
                    json);
        } catch (NumberFormatException _) {
            throw new Unusable(
                    "The --seconds and --repeats (%s) must be numbers, the second a whole one.".formatted(given));
        } catch (IllegalArgumentException e) {
            throw new Unusable(String.valueOf(e.getMessage()));
        }
    }
}
