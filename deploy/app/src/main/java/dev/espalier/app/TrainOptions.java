package dev.espalier.app;

import dev.espalier.train.TrainBench;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the options of {@code espalier bench train}. */
final class TrainOptions {

    private static final List<String> KNOWN = List.of("--against", "--python", "--seconds", "--repeats");

    private TrainOptions() {}

    static TrainBench.Options of(List<String> arguments) {
        Map<String, String> given = new TreeMap<>();
        boolean json = false;
        for (int i = 0; i < arguments.size(); i++) {
            var option = arguments.get(i);
            int value = option.indexOf('=');
            if (option.equals("--json")) {
                json = true;
            } else if (value > 0 && KNOWN.contains(option.substring(0, value))) {
                given.put(option.substring(0, value), option.substring(value + 1));
            } else if (KNOWN.contains(option) && i + 1 < arguments.size()) {
                given.put(option, arguments.get(++i));
            } else {
                throw new Unusable("There is no option (%s); there are %s and --json, each but the last with a value."
                        .formatted(option, String.join(", ", KNOWN)));
            }
        }
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
